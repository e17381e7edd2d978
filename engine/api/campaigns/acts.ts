import { createHash, randomUUID } from 'node:crypto';
import type { Act } from '../../../rules/interpreter/messages.ts';
import type { Migration } from '../../../rules/migration/migrate.ts';
import { canonicalJson } from '../../../rules/playbook/canonical.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { toCampaignMs } from '../../../rules/time/clock.ts';
import type { Acted } from '../../ports/campaign-client.ts';
import { decode } from '../../models/json-text.ts';
import type { ApiDeps } from '../deps.ts';
import { conflict, notAllowed, notFound, refusedContent } from '../http/refusals.ts';
import { Refusal } from '../http/refusal.ts';
import { CAMPAIGN, NOT_RUNNING } from './words.ts';

type ActDeps = Pick<ApiDeps, 'models' | 'client' | 'now'>;

/** Problems that lie in the moment, not in what was sent: the same request was right before, or will be later. */
const OF_THE_MOMENT = new Set([
  'campaign-ended',
  'task-not-open',
  'node-not-active',
  'already-paused',
  'not-paused',
  'event-not-awaited',
  'nothing-to-undo',
]);
const OWN_REQUEST = 'own-request';

/**
 * Does to a campaign what a person asks, at its present; returns when it is done and shown.
 * @throws {Refusal} if the campaign refuses it or does not run
 */
export async function act(
  { models, client, now }: ActDeps,
  campaign: string,
  what: Act,
  requestId?: string,
): Promise<void> {
  const atMs = await presentOf({ models, now }, campaign);
  answerTo(await client.act(campaign, { id: idOf(what, requestId), atMs, act: what }));
}

/** Has a campaign go on under another version, which the caller has checked; as `act` does. */
export async function migrate(
  { models, client, now }: ActDeps,
  campaign: string,
  migration: Migration,
  requestId?: string,
): Promise<void> {
  const atMs = await presentOf({ models, now }, campaign);
  answerTo(await client.migrate(campaign, { id: idOf(migration, requestId), atMs, migration }));
}

/** What the campaign knows a request by: sent again it is the same; by somebody else, or of other content, it is another. */
const idOf = (what: Act | Migration, requestId: string | undefined): string =>
  requestId === undefined
    ? randomUUID()
    : createHash('sha256')
        .update(canonicalJson([requestId, what]))
        .digest('base64url');

async function presentOf({ models, now }: Pick<ActDeps, 'models' | 'now'>, campaign: string): Promise<number> {
  const stored = await models.campaigns.findById(campaign, { clock: 1 }).lean();
  if (!stored) throw notFound(CAMPAIGN, campaign);
  return toCampaignMs(decode(stored.clock), now());
}

function answerTo(acted: Acted): void {
  if (acted.type === 'gone') throw conflict('campaign-not-running', NOT_RUNNING);
  if (acted.type === 'refused') throw refusalOf(acted.problems);
}

function refusalOf(problems: readonly Problem[]): Refusal {
  const [first] = problems;
  if (first?.code === OWN_REQUEST) return notAllowed(first.message, OWN_REQUEST);
  const text = first?.message;
  if (first && text && OF_THE_MOMENT.has(first.code)) return new Refusal(409, first.code, text, problems);
  return refusedContent(problems, text);
}
