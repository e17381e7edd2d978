import { z } from 'zod';
import { effectsSchema, logPageSchema } from '../../rules/api/campaigns.ts';
import { reviewReportSchema } from '../../rules/api/reviews.ts';
import { DONE } from '../../rules/effects/ledger-states.ts';
import type { Campaign, LogEntryWire } from '../../rules/api/campaigns.ts';
import type { RunningShop } from '../shop/start.ts';
import type { ApiClient } from './client.ts';
import { DEMO_CAMPAIGN } from './seed.ts';

const DAY_MS = 86_400_000;

const callsSchema = z.union([
  z.array(z.object({ key: z.string(), applied: z.boolean(), duplicate: z.boolean().optional() })),
  z.object({ calls: z.array(z.object({ key: z.string(), applied: z.boolean(), duplicate: z.boolean().optional() })) }),
]);

const targetVsActual = z.object({
  id: z.literal('targetVsActual'),
  gmvTarget: z.number(),
  gmvActual: z.number(),
  gap: z.object({ uv: z.number(), cvr: z.number(), aov: z.number() }),
});

/** What `demo --json` prints when the campaign has ended. */
export async function demoReport(programs: ApiClient, shop: RunningShop, campaign: Campaign, historyEvents: number) {
  const log = await wholeLog(programs);
  const { effects } = await programs.get(`/campaigns/${DEMO_CAMPAIGN}/effects`, effectsSchema);
  const { sections } = await programs.get(`/campaigns/${DEMO_CAMPAIGN}/review`, reviewReportSchema);
  const parsed = sections.map((section) => targetVsActual.safeParse(section)).find((each) => each.success)?.data;
  const raw = callsSchema.parse(await (await fetch(`${shop.url}/calls`)).json());
  const calls = Array.isArray(raw) ? raw : raw.calls;
  const count = (type: string) => log.filter((entry) => entry.type === type).length;
  const endedAt = campaign.endedAt ?? campaign.now;
  return {
    status: campaign.status,
    campaignId: campaign.id,
    days: Math.ceil((Date.parse(endedAt) - Date.parse(campaign.startedAt)) / DAY_MS),
    phases: campaign.phases.map(({ id, from, to }) => ({ id, from, to })),
    tasks: {
      opened: count('taskOpened') + count('approvalAsked'),
      done: count('taskDone') + count('approvalDecided'),
      expired: count('taskExpired'),
      escalated: count('taskEscalated'),
    },
    effects: {
      requested: count('effectRequested'),
      applied: effects.filter((effect) => (['notified', ...DONE] as readonly string[]).includes(effect.state)).length,
      failed: effects.filter((effect) => effect.state === 'failed').length,
      duplicates: appliedTwice(calls),
    },
    decisions: count('decided') + count('ruleFired'),
    historyEvents,
    review: parsed && { gmvTarget: parsed.gmvTarget, gmvActual: parsed.gmvActual, gap: parsed.gap },
  };
}

/** How many keys the shop applied more than once; a repeated call that it recognised is none. */
function appliedTwice(calls: readonly { key: string; applied: boolean; duplicate?: boolean | undefined }[]): number {
  const applied = calls.filter((call) => call.applied && !call.duplicate).map((call) => call.key);
  return applied.length - new Set(applied).size;
}

async function wholeLog(programs: ApiClient): Promise<LogEntryWire[]> {
  const log: LogEntryWire[] = [];
  for (;;) {
    const after = log.at(-1)?.seq ?? 0;
    const page = await programs.get(`/campaigns/${DEMO_CAMPAIGN}/log?after=${after}&limit=1000`, logPageSchema);
    log.push(...page.entries);
    if (!page.more || page.entries.length === 0) return log;
  }
}
