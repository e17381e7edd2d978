import { randomBytes } from 'node:crypto';
import type { createCampaignSchema } from '../../../rules/api/campaigns.ts';
import type { z } from 'zod';
import type { Shop } from '../../../rules/api/shops.ts';
import { checkPlan } from '../../../rules/metrics/plan.ts';
import { resolveParameters } from '../../../rules/playbook/parameters.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { failed, ok } from '../../../rules/problems/result.ts';
import type { Result } from '../../../rules/problems/result.ts';
import { isRealClock, REAL_CLOCK, toCampaignMs } from '../../../rules/time/clock.ts';
import { resolveAnchors } from '../../../rules/time/instant.ts';
import { shardOf } from '../../../workflows/messages.ts';
import type { CampaignInput } from '../../../workflows/messages.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { encode } from '../../models/json-text.ts';
import { checkClock } from './clock.ts';
import * as words from './words.ts';

type CampaignRequest = z.output<typeof createCampaignSchema>;

export interface Launch {
  readonly request: CampaignRequest;
  readonly playbook: Playbook;
  readonly contentHash: string;
  readonly shop: Shop | undefined;
  readonly users: readonly string[];
  readonly by: string;
  readonly nowMs: number;
  readonly watchShards: number;
}

/** The campaign as it is stored before it is started; the problems, if it could not run. */
export function prepareCampaign(launch: Launch): Result<CampaignDocument> {
  const { request, playbook, contentHash, shop, users, by, nowMs, watchShards } = launch;
  const { timezone, currency } = playbook;
  const problems: Problem[] = [];
  const take = <T>(result: Result<T>): T | undefined => {
    if (result.ok) return result.value;
    problems.push(...result.problems);
    return undefined;
  };
  if (!shop) problems.push(words.noSuchShop('/shop', { shop: request.shop }));
  else if (shop.currency !== currency)
    problems.push(words.otherCurrency('/shop', { playbook: currency, shop: shop.currency }));
  const clock = request.clock ?? REAL_CLOCK;
  if (!isRealClock(clock) && shop && shop.connector.type !== 'simulated')
    problems.push(words.clockForDemosOnly('/clock'));
  problems.push(...checkClock(clock, nowMs));
  const anchors = take(resolveAnchors(playbook.anchors, request.anchors, timezone));
  take(resolveParameters(playbook, request.parameters ?? {}));
  const plan = anchors && take(readPlan(request, anchors, timezone));
  for (const [role, people] of Object.entries(request.roles ?? {})) {
    for (const user of people) {
      if (!users.includes(user)) problems.push(words.noSuchUser(`/roles/${role}`, { user, known: users.join(', ') }));
    }
  }
  if (problems.length > 0 || !shop || !plan) return failed(...problems);

  const id = request.id ?? `${playbook.id}-${randomId()}`;
  const launchedAtMs = toCampaignMs(clock, nowMs);
  const input: CampaignInput = {
    version: 1,
    campaign: id,
    contentHash,
    launchedAtMs,
    by,
    anchors: request.anchors,
    parameters: request.parameters ?? {},
  };
  return ok({
    _id: id,
    name: request.name ?? playbook.name,
    playbook: playbook.id,
    playbookName: playbook.name,
    version: request.version,
    contentHash,
    shop: shop.id,
    timezone,
    currency,
    clock: encode(clock),
    watchShard: shardOf(id, watchShards),
    plan: encode(plan),
    roles: encode(request.roles ?? {}),
    input: encode(input),
    launchedAtMs,
    createdAtMs: nowMs,
    launchedBy: by,
    status: 'starting',
    throughSeq: 0,
  });
}

/** Steps may lie at points in time, or relative to anchors; the plan is kept as it was written. */
function readPlan({ plan = {} }: CampaignRequest, anchors: Readonly<Record<string, number>>, timeZone: string) {
  const checked = checkPlan(plan, { anchors, timeZone });
  if (checked.ok) return ok(plan);
  return failed(...checked.problems.map((each) => ({ ...each, place: { pointer: `/plan${each.place.pointer}` } })));
}

/** Easily told apart and read aloud: no vowels, no look-alikes. */
const ALPHABET = 'bcdfghjkmnpqrstvwxz23456789';
const ID_LENGTH = 6;

const randomId = (): string => [...randomBytes(ID_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
