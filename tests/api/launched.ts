import { campaignSchema } from '../../rules/api/campaigns.ts';
import type { Campaign } from '../../rules/api/campaigns.ts';
import { fileOf } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';
import { T0 } from '../support/playbooks.ts';
import type { RunningApi } from './running-api.ts';

export const SHOP = 'shop';

/** A shop without a connector, or with the one given. */
export async function putShop(api: RunningApi, connector: object = { type: 'none' }, id = SHOP): Promise<void> {
  const shop = { title: 'Shop', timezone: 'Asia/Shanghai', currency: 'CNY', connector };
  expect((await api.program.send('PUT', `/shops/${id}`, shop)).status).toBe(200);
}

/** An approved version of the playbook: submitted by the planner, approved by the manager. */
export async function approve(api: RunningApi, id: string, written: WrittenPlaybook): Promise<void> {
  const [planner, manager] = [await api.as('chenjie'), await api.as('lihang')];
  const draft = await planner.send('POST', '/playbooks', { playbook: { ...fileOf(written), id } });
  expect([draft.status, draft.text]).toEqual([201, expect.anything()]);
  const version = await planner.send('POST', `/playbooks/${id}/versions`, {});
  if (version.status !== 201) throw new Error(version.text);
  expect((await manager.send('POST', `/playbooks/${id}/versions/1/decision`, { decision: 'approve' })).status).toBe(
    200,
  );
}

/** A campaign on the shop, launched by the planner from the approved first version. */
export async function launch(api: RunningApi, playbook: string, more: object = {}): Promise<Campaign> {
  const planner = await api.as('chenjie');
  const answer = await planner.send('POST', '/campaigns', {
    playbook,
    version: 1,
    shop: SHOP,
    anchors: { T0 },
    id: `c-${playbook}`,
    ...more,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return campaignSchema.parse(answer.json);
}
