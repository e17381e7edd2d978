import { campaignSchema } from '../../rules/api/campaigns.ts';
import type { Campaign } from '../../rules/api/campaigns.ts';
import { versionWithContentSchema } from '../../rules/api/playbook-content.ts';
import { draftSchema, versionSchema } from '../../rules/api/playbooks.ts';
import type { ListedUser } from '../../rules/api/session.ts';
import { shopSchema } from '../../rules/api/shops.ts';
import { rolesIn } from '../../rules/playbook/roles.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import { planFor } from '../shop/plan.ts';
import { parseDemand } from '../shop/config.ts';
import type { DemandInput } from '../shop/config.ts';
import { ApiClient, ApiError } from './client.ts';
import { DEMO_T0, DEMO_TIME_ZONE } from './clock.ts';

export const DEMO_SHOP = 'demo';
export const DEMO_CAMPAIGN = 'demo';
/** Weeks that pass in a minute are played three hours at a time; on the event day monitors get figures each quarter. */
export const DEMO_DEMAND: DemandInput = {
  steps: [
    { fromDay: -120, minutes: 180 },
    { fromDay: -1, minutes: 60 },
    { fromDay: 0, minutes: 15 },
    { fromDay: 1, minutes: 60 },
    { fromDay: 2, minutes: 180 },
  ],
};

const TEMPLATE = 'double-11';
const CURRENCY = 'CNY';

/** Tells the engine where the simulated shop is, as soon as that is known; its port may differ after each start. */
export async function registerShop(programs: ApiClient, baseUrl: string | undefined): Promise<void> {
  const shop = {
    title: '演示店铺 Demo shop',
    timezone: DEMO_TIME_ZONE,
    currency: CURRENCY,
    connector: baseUrl === undefined ? { type: 'none' } : { type: 'simulated', baseUrl },
  };
  await programs.put(`/shops/${DEMO_SHOP}`, shop, shopSchema);
}

/** The demo campaign, if it was launched before. */
export async function findDemoCampaign(programs: ApiClient): Promise<Campaign | undefined> {
  try {
    return await programs.get(`/campaigns/${DEMO_CAMPAIGN}`, campaignSchema);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** Launches the demo as people would: the planner takes the template and submits it, the manager approves, it starts. */
export async function launchDemo(
  url: string,
  people: readonly ListedUser[],
  clock: CampaignClock,
  seed: number,
): Promise<Campaign> {
  const as = async (role: string): Promise<ApiClient> => {
    const person = people.find((each) => each.demo && each.roles.includes(role));
    if (!person?.demoPassword) throw new Error(`The demo needs a demo person with the role “${role}”`);
    return await ApiClient.signedIn(url, person.id, person.demoPassword);
  };
  const [planner, manager] = [await as('planner'), await as('manager')];
  const draft = await planner.post('/playbooks', { template: TEMPLATE, language: 'zh-CN' }, draftSchema);
  const playbook = draft.playbook.id;
  const version = await planner.post(`/playbooks/${playbook}/versions`, {}, versionSchema);
  const path = `/playbooks/${playbook}/versions/${version.number}/decision`;
  await manager.post(path, { decision: 'approve' }, versionSchema);
  const approved = await planner.get(`/playbooks/${playbook}/versions/${version.number}`, versionWithContentSchema);
  const missing = rolesIn(approved.playbook).filter((role) => !people.some((each) => each.roles.includes(role)));
  const operators = people.filter((each) => each.roles.includes('operator')).map((each) => each.id);
  return await planner.post(
    '/campaigns',
    {
      id: DEMO_CAMPAIGN,
      playbook,
      version: version.number,
      shop: DEMO_SHOP,
      anchors: { T0: DEMO_T0 },
      plan: planFor(parseDemand(DEMO_DEMAND), seed).hourly,
      // A small team: whoever operates also does what the template gives to specialists.
      roles: Object.fromEntries(missing.map((role) => [role, operators])),
      clock,
    },
    campaignSchema,
  );
}
