import { randomUUID } from 'node:crypto';
import type { ShadowCase, ShadowVerdict } from '../../../rules/api/shadow.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { recordsOf } from '../../../rules/shadow/record.ts';
import { sameTrigger } from '../../../rules/shadow/same-rule.ts';
import { toCampaignMs } from '../../../rules/time/clock.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { decode } from '../../models/json-text.ts';
import type { LogEntryDocument } from '../../models/log-entry.ts';
import type { VerdictDocument } from '../../models/verdict.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict, notFound } from '../http/refusals.ts';
import { PLAYBOOK, NOT_IN_SHADOW, LOG_ENTRY } from './words.ts';

/** The newest ones; older cases are in the campaigns' logs. */
const MOST_CASES = 500;
const SUPPRESSED = 'ruleSuppressed';

interface Found {
  readonly shown: ShadowCase;
  /** How long ago in its campaign's time. */
  readonly ageMs: number;
  /** Of the version that the campaign runs. */
  readonly contentHash: string;
}

/** What rules in shadow mode would have done, what people say of it, and what that comes to. */
export function shadowHandlers({
  models,
  campaigns,
  hub,
  now,
}: Pick<ApiDeps, 'models' | 'campaigns' | 'hub' | 'now'>): Some<'readShadow' | 'judgeShadow'> {
  const casesOf = async (stored: readonly CampaignDocument[]): Promise<Found[]> => {
    const byId = new Map(stored.map((each) => [each._id, each]));
    const ids = [...byId.keys()];
    const [entries, verdicts] = await Promise.all([
      models.logEntries
        .find({ campaign: { $in: ids }, type: SUPPRESSED })
        .sort({ atMs: -1 })
        .lean(),
      models.verdicts
        .find({ campaign: { $in: ids } })
        .sort({ atMs: -1 })
        .lean(),
    ]);
    const said = new Map<string, VerdictDocument[]>();
    for (const each of verdicts) {
      const key = caseKey(each.campaign, each.seq);
      said.set(key, [...(said.get(key) ?? []), each]);
    }
    return entries
      .filter(isShadow)
      .slice(0, MOST_CASES)
      .map((entry) => {
        const campaign = byId.get(entry.campaign)!;
        return showCase(entry, campaign, said.get(caseKey(entry.campaign, entry.seq)) ?? [], now());
      });
  };

  /** The rules as they are now: those of the draft, or of the newest version while the draft is not sound. */
  const present = async (playbook: string): Promise<Playbook | undefined> => {
    const draft = await models.drafts.findById(playbook, { content: 1 }).lean();
    const parsed = draft && parsePlaybook(decode(draft.content));
    if (parsed?.ok) return parsed.value;
    const [newest] = await models.versions.find({ playbook }).sort({ number: -1 }).limit(1).lean();
    if (!draft && !newest) throw notFound(PLAYBOOK, playbook);
    return newest && campaigns.readPlaybook(newest.hash);
  };

  return {
    async readShadow({ params: { id } }) {
      const rules = await present(id);
      const cases = await casesOf(await models.campaigns.find({ playbook: id }, { projection: 0 }).lean());
      const ran = new Map<string, Playbook>();
      for (const { contentHash } of cases)
        if (!ran.has(contentHash)) ran.set(contentHash, await campaigns.readPlaybook(contentHash));
      const counted = cases.filter(
        ({ contentHash, shown: { node, rule } }) => rules && sameTrigger(ran.get(contentHash)!, rules, node, rule),
      );
      const judged = counted.map(({ ageMs, shown: { node, rule, verdicts } }) => ({
        node,
        rule,
        ageMs,
        verdict: verdicts[0]?.verdict,
      }));
      return { records: [...recordsOf(judged)], cases: cases.map(({ shown }) => shown) };
    },

    async judgeShadow({ params: { id: campaign, seq }, body: { verdict, comment }, principal: { user } }) {
      const entry = await models.logEntries.findOne({ campaign, seq }).lean();
      if (!entry) throw notFound(LOG_ENTRY, `${campaign}/${seq}`);
      if (!isShadow(entry)) throw conflict('not-in-shadow', NOT_IN_SHADOW);
      const said = { verdict, by: user.id, atMs: now(), ...(comment !== undefined && { comment }) };
      await models.verdicts.create({ _id: randomUUID(), campaign, seq, ...said });
      hub.changed('playbooks', {});
      return showVerdict(said);
    },
  };
}

const caseKey = (campaign: string, seq: number): string => `${campaign}/${seq}`;

const isShadow = ({ type, entry }: LogEntryDocument): boolean =>
  type === SUPPRESSED && decode(entry)['reason'] === 'shadow';

function showCase(
  { campaign, seq, entry }: LogEntryDocument,
  { name, timezone, currency, version, contentHash, clock }: CampaignDocument,
  verdicts: readonly VerdictDocument[],
  nowMs: number,
): Found {
  const { atMs, node = '', rule, rows, why } = decode(entry);
  const shown: ShadowCase = {
    campaign,
    campaignName: name,
    timezone,
    currency,
    version,
    seq,
    at: formatInstant(atMs, timezone),
    node,
    rule: String(rule),
    ...(Array.isArray(rows) && { rows: rows.map(String) }),
    ...(why !== undefined && { why: why as ShadowCase['why'] }),
    verdicts: verdicts.map(showVerdict),
  };
  return { shown, ageMs: toCampaignMs(decode(clock), nowMs) - atMs, contentHash };
}

const showVerdict = ({
  verdict,
  by,
  atMs,
  comment,
}: Pick<VerdictDocument, 'verdict' | 'by' | 'atMs' | 'comment'>): ShadowVerdict => ({
  verdict,
  by,
  at: new Date(atMs).toISOString(),
  ...(comment !== undefined && { comment }),
});
