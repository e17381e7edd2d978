import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ApiClient } from '../../engine/demo/client.ts';
import { campaignSchema, effectsSchema } from '../../rules/api/campaigns.ts';
import { datasetPageSchema, metricsPageSchema } from '../../rules/api/ingest.ts';
import { logOf } from '../support/engine.ts';
import { runCli, startCli } from '../support/processes.ts';
import type { Ended, Program } from '../support/processes.ts';

/** Nominally 9 s; as fast as the machine plays the shop's days, then. */
const SPEED = '20';
const RUN_LIMIT_MS = 900_000;
const START_LIMIT_MS = 120_000;
const PAGE = 1000;

const count = z.int().min(0);
const reportSchema = z.object({
  status: z.string(),
  campaignId: z.string(),
  days: count,
  phases: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
  tasks: z.object({ opened: count, done: count, expired: count, escalated: count }),
  effects: z.object({ requested: count, applied: count, failed: count, duplicates: count }),
  decisions: count,
  historyEvents: count,
  review: z.object({
    gmvTarget: z.int(),
    gmvActual: z.int(),
    gap: z.object({ uv: z.int(), cvr: z.int(), aov: z.int() }),
  }),
});
const orderSchema = z.object({ amountCents: z.int(), customer: z.string(), paidAt: z.string().nullable() });

let dataDir: string;
let ended: Ended;
let report: z.infer<typeof reportSchema>;
/** The engine started again on what the demo left. */
let engine: Program;
let programs: ApiClient;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dacu-demo-'));
  const env = { PORT: '0', DACU_DATA_DIR: dataDir };
  ended = await runCli(['demo', '--json', '--speed', SPEED], { env });
  report = reportSchema.parse(JSON.parse(ended.stdout));
  engine = startCli(['start'], { env });
  const [, url = ''] = await engine.says(/Ready: (\S+)/, START_LIMIT_MS);
  programs = ApiClient.withToken(url, (await readFile(join(dataDir, 'api-token'), 'utf8')).trim());
}, RUN_LIMIT_MS + START_LIMIT_MS);

afterAll(async () => {
  await engine?.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

describe('the demo, run to its end by the command line', () => {
  it('completes, with exit code 0, one JSON document on stdout and its progress on stderr', () => {
    expect([ended.code, report.status, report.campaignId]).toEqual([0, 'completed', 'demo']);
    expect(ended.stderr).toMatch(/^2026-11-11T.* live {2}running/m);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  it('goes through all phases, from three weeks before the event day to the days after it', () => {
    expect(report.phases.map(({ id }) => id)).toEqual(['prep', 'live', 'wrapup', 'review']);
    for (const { from, to } of report.phases) expect(Date.parse(to)).toBeGreaterThan(Date.parse(from));
    expect(report.phases.slice(1).map(({ from }) => from)).toEqual(report.phases.slice(0, -1).map(({ to }) => to));
    expect(report.days).toBeGreaterThanOrEqual(25);
  });

  it('has every task answered, decides, and keeps its history short', () => {
    expect(report.tasks.opened).toBeGreaterThan(10);
    expect(report.tasks.done + report.tasks.expired).toBe(report.tasks.opened);
    expect(report.decisions).toBeGreaterThan(10);
    expect(report.historyEvents).toBeLessThan(2000);
  });

  it('applies each effect exactly once', async () => {
    const { requested, applied, failed, duplicates } = report.effects;
    expect([applied, failed, duplicates]).toEqual([requested, 0, 0]);
    const { effects } = await programs.get('/campaigns/demo/effects', effectsSchema);
    const keys = effects.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const log = await logOf(programs, 'demo');
    const appliedKeys = log.filter(({ type }) => type === 'effectApplied').map((entry) => entry['key']);
    expect(appliedKeys).toHaveLength(keys.length);
    expect(new Set(appliedKeys)).toEqual(new Set(keys));
    expect(keys).toHaveLength(requested);
  });
});

describe('the gap between the target and what came', () => {
  it('is that of the raw orders, its parts each by their own formula, together to the cent', async () => {
    const campaign = await programs.get('/campaigns/demo', campaignSchema);
    const live = campaign.phases.find(({ id }) => id === 'live')!;
    const paid = (await rawOrders()).filter(({ paidAt }) => {
      const at = Date.parse(paidAt ?? '');
      return at > Date.parse(live.from) && at <= Date.parse(live.to);
    });
    const gmv = paid.reduce((sum, { amountCents }) => sum + amountCents, 0);
    const buyers = new Set(paid.map(({ customer }) => customer)).size;
    const uv = await visitorsOfTheDayBefore(live.to);
    const { gmvTarget, uvTarget, cvrTarget } = z
      .object({ gmvTarget: z.number(), uvTarget: z.number(), cvrTarget: z.number() })
      .parse(campaign.parameters);
    expect(paid.length).toBeGreaterThan(1000);
    expect([report.review.gmvTarget, report.review.gmvActual]).toEqual([gmvTarget, gmv]);

    const [cvr, aov, aovTarget] = [buyers / uv, gmv / buyers, gmvTarget / (uvTarget * cvrTarget)];
    const { gap } = report.review;
    // Each level is rounded to whole cents, and a part is the difference of two.
    const cent = (value: number): [number, number] => [value - 1, value + 1];
    for (const [part, [low, high]] of [
      [gap.uv, cent((uv - uvTarget) * cvrTarget * aovTarget)],
      [gap.cvr, cent(uv * (cvr - cvrTarget) * aovTarget)],
      [gap.aov, cent(uv * cvr * (aov - aovTarget))],
    ] as const) {
      expect(part).toBeGreaterThanOrEqual(low);
      expect(part).toBeLessThanOrEqual(high);
    }
    expect(gap.uv + gap.cvr + gap.aov).toBe(gmv - gmvTarget);
  }, 60_000);
});

async function rawOrders(): Promise<z.infer<typeof orderSchema>[]> {
  const orders: z.infer<typeof orderSchema>[] = [];
  for (;;) {
    const path = `/shops/demo/datasets/orders?limit=${PAGE}&skip=${orders.length}`;
    const { rows, total } = await programs.get(path, datasetPageSchema);
    orders.push(...z.array(orderSchema).parse(rows));
    if (orders.length >= total) return orders;
  }
}

/** Distinct visitors of the whole day that ends then: hours and channels do not add up. */
async function visitorsOfTheDayBefore(at: string): Promise<number> {
  const query = new URLSearchParams({ metric: 'uv', from: at, to: at });
  const { points } = await programs.get(`/shops/demo/metrics?${query.toString()}`, metricsPageSchema);
  return points.find(({ where, window }) => where === undefined && window === 'P1D')!.value;
}
