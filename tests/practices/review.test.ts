import type { Context, LogEntry } from '../../rules/interpreter/messages.ts';
import { buildSections } from '../../rules/review/build.ts';
import { eventWindow, reviewInputFrom } from '../../rules/review/input.ts';
import type { ReviewedEffect } from '../../rules/review/input.ts';
import { reviewSectionSchema } from '../../rules/review/schema.ts';
import type { ReviewSection, SectionOf } from '../../rules/review/schema.ts';
import { fixedPlan } from '../../rules/metrics/plan.ts';
import { ScenarioData } from '../../rules/simulate/data.ts';
import { scenario, double11, effectsOf, left, logOf, order, run, sku, T0, tasksOf } from './support.ts';
import type { Changes } from './support.ts';

const T0_MS = Date.parse(T0);
const DAY_MS = 86_400_000;

/** The report of the review node, for a campaign that was simulated with these orders and figures. */
async function report(
  changes: Changes,
  day: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Promise<ReviewSection[]> {
  const simulation = await run(changes);
  const { datasets } = scenario(changes);
  const points = Object.entries(day).flatMap(([metric, byChannel]) =>
    Object.entries(byChannel).map(([channel, value]) => ({
      metric,
      value,
      atMs: T0_MS + DAY_MS,
      ...(channel !== 'all' && { where: { channel } }),
      ...(metric === 'uv' || metric === 'carters' ? { window: 'P1D' } : {}),
    })),
  );
  const parameters = Object.fromEntries(Object.entries(double11.parameters).map(([id, each]) => [id, each.default!]));
  const context: Context = {
    nowMs: T0_MS + 4 * DAY_MS,
    phase: 'review',
    parameters: { ...parameters, ...changes.parameters },
    variables: simulation.variables,
    anchors: { T0: T0_MS, T1: T0_MS + DAY_MS },
    sets: {},
  };
  const log = simulation.log.map(({ at, ...entry }) => ({ ...entry, atMs: Date.parse(at) }) as unknown as LogEntry);
  const effects = simulation.effects as unknown as readonly ReviewedEffect[];
  const window = eventWindow(double11, context.anchors)!;
  const view = new ScenarioData(points, fixedPlan({}), datasets);
  const node = double11.nodes.find((each) => each.kind === 'review')!;
  const input = reviewInputFrom(view, context, window, log, effects, double11.timezone, double11.currency);
  return buildSections(node.config.sections, input).map((section) => reviewSectionSchema.parse(section));
}

const section = <Id extends ReviewSection['id']>(sections: readonly ReviewSection[], id: Id) =>
  sections.find((each): each is SectionOf<Id> => each.id === id)!;

/** 800,000.00 by 8 orders of 8 customers. */
const eight = Array.from({ length: 8 }, (_, index) =>
  order(`O${index}`, {
    customer: `C${index}`,
    channel: index < 6 ? 'search' : 'social',
    newCustomer: index < 2,
    amountCents: 10_000_000,
    lines: [{ sku: ['A', 'A', 'A', 'A', 'A', 'A', 'B', 'C'][index]!, quantity: 1, amountCents: 10_000_000 }],
  }),
);
const parameters = { gmvTarget: 100_000_000, uvTarget: 100, cvrTarget: 0.1 };
const figures = {
  uv: { all: 100, search: 60, social: 40 },
  carters: { all: 16 },
  adSpend: { search: 1_000_000, social: 2_000_000 },
  attributedGmv: { search: 4_000_000, social: 1_000_000 },
};

describe('R01: the gap between target and actual is attributed to UV, CVR and AOV', () => {
  it('adds up exactly: 1,000,000 planned, 800,000 came', async () => {
    const gap = section(await report({ orders: eight, parameters }, figures), 'targetVsActual');
    expect(gap).toMatchObject({
      gmvTarget: 100_000_000,
      gmvActual: 80_000_000,
      actual: { uv: 100, buyers: 8, cvr: 0.08, aov: 10_000_000 },
      gap: { uv: 0, cvr: -20_000_000, aov: 0, total: -20_000_000 },
    });
  });

  it('counts only what was paid during the event, at the time of payment', async () => {
    const orders = [
      ...eight,
      order('before', { paidAt: '2026-11-11T00:00:00+08:00', amountCents: 1 }),
      order('after', { paidAt: '2026-11-12T00:00:01+08:00', amountCents: 1 }),
      order('unpaid', { paidAt: null, state: 'unpaid', amountCents: 1 }),
      order('last', { paidAt: '2026-11-12T00:00:00+08:00', amountCents: 100, customer: 'C0', state: 'refunded' }),
    ];
    const { gmvActual, actual } = section(await report({ orders, parameters }, figures), 'targetVsActual');
    expect(gmvActual).toBe(80_000_100);
    expect(actual.buyers).toBe(8);
  });

  it('attributes nothing where the visitors of the day were not counted', async () => {
    const { uv: _uv, ...others } = figures;
    const gap = section(await report({ orders: eight, parameters }, others), 'targetVsActual');
    expect(gap).toMatchObject({ gmvActual: 80_000_000, actual: { uv: null, cvr: null }, gap: null });
  });

  it('is built three days after the close, and not while orders are still unshipped', async () => {
    expect(left(await run(), 'report')).toEqual([['done', '2026-11-15T00:00:00+08:00']]);
    const never = await run({ metrics: { unshipped: [['T1', 5]] } });
    expect(left(never, 'report')).toEqual([]);
  });
});

describe('R03: which SKUs give 80 % of the GMV, and which are proposed for removal', () => {
  it('ranks them by GMV, with shares that add up', async () => {
    const { rows, skusFor80 } = section(await report({ orders: eight, parameters }, figures), 'pareto');
    expect(rows.map(({ sku: id, gmv, cumulative }) => [id, gmv, cumulative])).toEqual([
      ['A', 60_000_000, 0.75],
      ['B', 10_000_000, 0.875],
      ['C', 10_000_000, 1],
    ]);
    expect(skusFor80).toBe(2);
  });

  const skus = [sku('A', { cvr30d: 0.09 }), sku('B', { cvr30d: 0.12 })];

  it('proposes to the planner to delist those that convert badly', async () => {
    const simulation = await run({ skus, parameters: { removalCvr: 0.1 } });
    expect(logOf(simulation, 'proposeRemoval', 'approvalAsked')).toEqual([
      expect.objectContaining({ about: 'proposal', approvers: { role: 'planner' } }),
    ]);
    expect(effectsOf(simulation, 'proposeRemoval')[0]).toMatchObject({
      do: 'sku.delist',
      with: { skus: ['A'] },
      state: 'applied',
    });
  });

  it('proposes nothing where all convert well, and delists nothing by itself', async () => {
    expect(effectsOf(await run({ skus }), 'proposeRemoval')).toEqual([]);
  });
});

describe('R04: channels by ROI, and where the budget should go', () => {
  it('ranks them, and moves budget from the one below 1 to the best', async () => {
    const { rows } = section(await report({ orders: eight, parameters }, figures), 'channels');
    expect(rows.map(({ channel, roi, gmv, uv, cvr }) => ({ channel, roi, gmv, uv, cvr }))).toEqual([
      { channel: 'search', roi: 4, gmv: 60_000_000, uv: 60, cvr: 0.1 },
      { channel: 'social', roi: 0.5, gmv: 20_000_000, uv: 40, cvr: 0.05 },
      { channel: 'live', roi: null, gmv: 0, uv: null, cvr: null },
    ]);
    expect(rows.map(({ advice }) => advice.en)).toEqual([
      'Best ROI (4.00): move budget here.',
      'ROI 0.50 is below 1: move its budget to search.',
      'No ad spend to judge by: leave as it is.',
    ]);
  });
});

describe('R05 and R06: who bought, and where they were lost', () => {
  it('gives the share of new customers', async () => {
    const { segments } = section(await report({ orders: eight, parameters }, figures), 'customers');
    expect(segments).toEqual([
      { segment: 'old', buyers: 6, gmv: 60_000_000, share: 0.75 },
      { segment: 'new', buyers: 2, gmv: 20_000_000, share: 0.25 },
    ]);
  });

  it('gives the steps of the funnel, each against the one before', async () => {
    const { steps } = section(await report({ orders: eight, parameters }, figures), 'funnel');
    expect(steps).toEqual([
      { id: 'uv', count: 100, rate: null },
      { id: 'carters', count: 16, rate: 0.16 },
      { id: 'buyers', count: 8, rate: 0.5 },
    ]);
  });
});

describe('R08: lessons are recorded before the campaign ends', () => {
  it('asks the planner what worked, what did not, and what to change', async () => {
    const answers = { lessons: { success: 'deposits', failure: 'stock-out', parameter: 'safetyFactor', value: 2 } };
    const simulation = await run({ answers });
    expect(tasksOf(simulation, 'lessons')).toEqual([expect.objectContaining({ assignee: { role: 'planner' } })]);
    expect(simulation.variables).toMatchObject({ 'lessons.parameter': 'safetyFactor', 'lessons.value': 2 });
    expect(simulation.log.at(-1)).toMatchObject({ type: 'campaignEnded' });
  });

  it('does not end without them', async () => {
    const simulation = await run({ answers: { lessons: { success: '', failure: '' } } });
    expect(left(simulation, 'lessons')).toEqual([]);
    expect(simulation.status).not.toBe('completed');
  });
});
