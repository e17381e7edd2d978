import { toCampaignMs, isRealClock } from '../../../rules/time/clock.ts';
import { formatInstant, parseTimestamp } from '../../../rules/time/zone.ts';
import type { CheckedBody } from '../../../rules/api/route.ts';
import type { Routes } from '../../../rules/api/routes.ts';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { undoneKey } from '../../../rules/effects/ledger-states.ts';
import type { LogEntry } from '../../../rules/interpreter/messages.ts';
import { principalId } from '../../auth/principal.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { decode, encode } from '../../models/json-text.ts';
import { isDuplicateKey } from '../../models/models.ts';
import { toEntry } from '../../ports/ledger.ts';
import { requireShop } from '../data/shops.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict, notFound, refusedContent } from '../http/refusals.ts';
import { findVersion } from '../playbooks/versions.ts';
import { VERSION } from '../playbooks/words.ts';
import { isSameLaunch } from './again.ts';
import { checkClock, livedThroughMs } from './clock.ts';
import { prepareCampaign } from './create.ts';
import { launchStored } from './launching.ts';
import { readReview } from './review.ts';
import { readSeries } from './series.ts';
import { campaignNow, planOf, showCampaign, summarize } from './show.ts';
import * as words from './words.ts';

type CampaignRoutes =
  | 'createCampaign'
  | 'listCampaigns'
  | 'readCampaign'
  | 'readLog'
  | 'readEffects'
  | 'readSeries'
  | 'readReview'
  | 'putClock';

export function campaignHandlers(deps: ApiDeps): Some<CampaignRoutes> {
  const { models, hub, campaigns, client, now, watchShards, log } = deps;

  const requireCampaign = async (id: string): Promise<CampaignDocument> => {
    const found = await models.campaigns.findById(id).lean();
    if (!found) throw notFound(words.CAMPAIGN, id);
    return found;
  };
  const shown = async (stored: CampaignDocument) => ({
    stored,
    playbook: await campaigns.readPlaybook(stored.contentHash),
    openTasks: await models.tasks.countDocuments({ campaign: stored._id, state: 'open' }),
    nowMs: now(),
  });
  /** One that cannot be shown is no reason to show none. */
  const summarizeIfReadable = async (stored: CampaignDocument) => {
    try {
      return [summarize(await shown(stored))];
    } catch (error) {
      log.error({ err: error, campaign: stored._id }, 'A campaign cannot be read; the list leaves it out');
      return [];
    }
  };
  const show = async (id: string) => showCampaign(await shown(await requireCampaign(id)));
  /** Starts the campaign that is stored under an id, be it by this request or by the same one before. */
  const start = async (id: string, request: CheckedBody<Routes['createCampaign']>, contentHash: string | undefined) => {
    if (!isSameLaunch(await requireCampaign(id), request, contentHash)) throw conflict('id-taken', words.idTaken(id));
    await launchStored(deps, id);
    return show(id);
  };

  return {
    async createCampaign({ body, principal }) {
      const version = await findVersion(models, body.playbook, body.version);
      if (body.id !== undefined && (await models.campaigns.exists({ _id: body.id })))
        return start(body.id, body, version?.hash);
      if (!version) throw notFound(VERSION, `${body.playbook}/${body.version}`);
      if (version.state !== 'approved') throw conflict('version-not-approved', words.NOT_APPROVED);
      const [playbook, shop, users] = await Promise.all([
        campaigns.readPlaybook(version.hash),
        requireShop(models, body.shop),
        models.users.find({}, { _id: 1 }).sort({ _id: 1 }).lean(),
      ]);
      const prepared = prepareCampaign({
        request: body,
        playbook,
        contentHash: version.hash,
        shop,
        users: users.map((user) => user._id),
        by: principalId(principal),
        nowMs: now(),
        watchShards,
      });
      if (!prepared.ok) throw refusedContent(prepared.problems, words.CANNOT_START);
      const id = prepared.value._id;
      try {
        await models.campaigns.create(prepared.value);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      return start(id, body, version.hash);
    },

    async listCampaigns({ query: { status, shop } }) {
      const filter = { ...(status && { status }), ...(shop !== undefined && { shop }) };
      const found = await models.campaigns.find(filter).sort({ createdAtMs: -1 }).lean();
      const summaries = await Promise.all(found.map((stored) => summarizeIfReadable(stored)));
      return summaries.flat();
    },

    readCampaign: ({ params }) => show(params.id),

    async readLog({ params, query }) {
      const { timezone } = await requireCampaign(params.id);
      const { after, before, order, limit, node, type } = query;
      const seq = { ...(after !== undefined && { $gt: after }), ...(before !== undefined && { $lt: before }) };
      const found = await models.logEntries
        .find({
          campaign: params.id,
          ...(Object.keys(seq).length > 0 && { seq }),
          ...(node !== undefined && { node }),
          ...(type !== undefined && { type }),
        })
        .sort({ seq: order === 'oldest' ? 1 : -1 })
        .limit(limit + 1)
        .lean();
      const entries = found.slice(0, limit).map(({ entry }) => showEntry(decode(entry), timezone));
      return { entries, more: found.length > limit };
    },

    async readEffects({ params }) {
      const { contentHash, timezone, projection } = await requireCampaign(params.id);
      const undoable = new Set(projection === undefined ? [] : decode(projection).undoable);
      const { nodes } = await campaigns.readPlaybook(contentHash);
      const titles = new Map(nodes.map((node) => [node.id, node.title]));
      const found = await models.effects.find({ campaign: params.id }).sort({ atMs: 1 }).lean();
      return {
        effects: found.map((document) => {
          const { atMs, campaign: _, with: inputs, attachments, ...entry } = toEntry(document);
          const nodeTitle = titles.get(entry.node);
          const undoes = undoneKey(entry.key);
          return {
            ...entry,
            with: { ...inputs },
            ...(attachments && { attachments: [...attachments] }),
            at: formatInstant(atMs, timezone),
            ...(undoable.has(entry.key) && { undoable: true as const }),
            ...(undoes !== undefined && { undoes }),
            ...(nodeTitle !== undefined && { nodeTitle }),
          };
        }),
      };
    },

    async readSeries({ params, query }) {
      const stored = await requireCampaign(params.id);
      const view = await shown(stored);
      const { phases, startedAt } = showCampaign(view);
      const presentMs = campaignNow({ stored, nowMs: now() });
      // Unless asked otherwise, the event itself.
      const live = phases.find((phase) => phase.id === 'live');
      const fromMs = parseTimestamp(query.from ?? live?.from ?? startedAt)!;
      const toMs = query.to === undefined && !live ? presentMs : parseTimestamp(query.to ?? live!.to)!;
      const { metric, step, where } = query;
      return readSeries(models, stored, planOf(view), { metric, step, where, fromMs, toMs, presentMs });
    },

    async readReview({ params, query }) {
      const { timezone } = await requireCampaign(params.id);
      return readReview(models, params.id, query.builtAt, timezone);
    },

    async putClock({ params, body }) {
      const stored = await requireCampaign(params.id);
      const before = decode(stored.clock);
      if (isRealClock(before)) throw conflict('real-clock', words.REAL_CLOCK_STAYS);
      const nowMs = now();
      const thenMs = toCampaignMs(body.clock, nowMs);
      const presentMs = livedThroughMs(stored, nowMs);
      const { timezone } = stored;
      const problems = [...checkClock(body.clock, nowMs)];
      if (isRealClock(body.clock)) problems.push(words.clockOutOfOrder('/clock/segments'));
      else if (problems.length === 0 && thenMs < presentMs) {
        const instants = { present: formatInstant(presentMs, timezone), wanted: formatInstant(thenMs, timezone) };
        problems.push(words.clockBackwards('/clock', instants));
      }
      if (problems.length > 0) throw refusedContent(problems);
      // Those that it started go by its clock.
      for (const id of await withDescendants(models, params.id)) {
        await models.campaigns.updateOne({ _id: id }, { $set: { clock: encode(body.clock) } });
        await client.signalClock(id);
        hub.watchChanged(stored.watchShard, id);
        hub.changed('campaign', { campaign: id });
      }
      return { clock: body.clock, now: formatInstant(thenMs, timezone) };
    },
  };
}

// The entry was JSON in the store; its type cannot say so of the fields that only its kind knows.
const showEntry = ({ atMs, ...entry }: LogEntry, timeZone: string): LogEntryWire =>
  ({ ...entry, at: formatInstant(atMs, timeZone) }) as LogEntryWire;

async function withDescendants({ campaigns }: Pick<ApiDeps['models'], 'campaigns'>, id: string): Promise<string[]> {
  const children = await campaigns.find({ parent: id }, { _id: 1 }).lean();
  const all = await Promise.all(children.map((child) => withDescendants({ campaigns }, child._id)));
  return [id, ...all.flat()];
}
