import * as fc from 'fast-check';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Context, LogEntry } from '../../../rules/interpreter/messages.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { buildSections } from '../../../rules/review/build.ts';
import { reviewInputFrom, reviewWindow } from '../../../rules/review/input.ts';
import type { ReviewInput } from '../../../rules/review/input.ts';
import { reviewSectionSchema } from '../../../rules/review/schema.ts';
import type { SectionOf } from '../../../rules/review/schema.ts';
import { SECTION_IDS } from '../../../rules/review/sections.ts';
import type { SectionId } from '../../../rules/review/sections.ts';
import { fixedPlan } from '../../../rules/metrics/plan.ts';
import { ScenarioData } from '../../../rules/simulate/data.ts';

const FROM_MS = Date.parse('2026-11-11T00:00:00+08:00');
const TO_MS = Date.parse('2026-11-12T00:00:00+08:00');
const CHANNELS = ['search', 'live', 'social'];

/** Rows of orders, some unpaid, some paid outside of the window. */
const orders: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.record({
      customer: fc.integer({ min: 1, max: 12 }),
      channel: fc.constantFrom(...CHANNELS),
      newCustomer: fc.boolean(),
      lines: fc.array(
        fc.record({ sku: fc.constantFrom('A', 'B', 'C', 'D'), amountCents: fc.integer({ min: 0, max: 5_000_000 }) }),
        { minLength: 1, maxLength: 3 },
      ),
      paidAfterMs: fc.option(fc.integer({ min: -3_600_000, max: 25 * 3_600_000 })),
    }),
    { maxLength: 40 },
  )
  .map((drafts) =>
    drafts.map(({ customer, paidAfterMs, lines, ...rest }, index) => ({
      ...rest,
      id: `O${index}`,
      customer: `C${customer}`,
      lines,
      amountCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
      paidAt: paidAfterMs === null ? null : new Date(FROM_MS + paidAfterMs).toISOString(),
    })),
  );

type Drafted = Row & {
  readonly paidAt: string | null;
  readonly amountCents: number;
  readonly customer: string;
  readonly channel: string;
};
const paidOf = (rows: readonly Row[]) =>
  (rows as readonly Drafted[]).filter(
    ({ paidAt }) => paidAt !== null && Date.parse(paidAt) > FROM_MS && Date.parse(paidAt) <= TO_MS,
  );
const total = (rows: readonly { readonly amountCents: number }[]) =>
  rows.reduce((sum, each) => sum + each.amountCents, 0);

const context: Context = {
  nowMs: TO_MS,
  phase: 'review',
  parameters: { gmvTarget: 100_000_000, uvTarget: 1000, cvrTarget: 0.1 },
  variables: {},
  anchors: {},
  sets: {},
};

function inputOf(
  rows: readonly Row[],
  more: Partial<{ context: Context; log: readonly LogEntry[] }> = {},
): ReviewInput {
  const points = [
    { metric: 'uv', atMs: TO_MS, value: 900, window: 'P1D' },
    { metric: 'uv', atMs: TO_MS, value: 70, window: 'PT1H' },
    { metric: 'carters', atMs: TO_MS, value: 200, window: 'P1D' },
    ...[1, 2, 3].map((hour) => ({
      metric: 'adSpend',
      atMs: FROM_MS + hour * 3_600_000,
      value: 1000 * hour,
      where: { channel: 'search' },
    })),
    { metric: 'attributedGmv', atMs: FROM_MS + 3_600_000, value: 9000, where: { channel: 'search' } },
    { metric: 'uv', atMs: TO_MS, value: 500, window: 'P1D', where: { channel: 'search' } },
  ];
  const view = new ScenarioData(points, fixedPlan({}), {
    orders: rows,
    skus: [{ id: 'A', title: { en: 'Pan', 'zh-CN': '锅' } }],
    channels: [{ id: 'search', title: '搜索' }],
  });
  const window = { fromMs: FROM_MS, toMs: TO_MS };
  return reviewInputFrom(view, more.context ?? context, window, more.log ?? [], [], 'Asia/Shanghai', 'CNY');
}

const paidOrder = (id: string, fields: Omit<Row, 'id'>): Row => ({
  id,
  paidAt: new Date(FROM_MS + 1).toISOString(),
  ...fields,
});

const build = <Id extends SectionId>(id: Id, input: ReviewInput) => buildSections([id], input)[0] as SectionOf<Id>;

describe('The time that a review is about', () => {
  const phases = { live: { from: 'T0', to: 'T0 + P1D' } };
  const of = (over: string | undefined, given: Partial<Playbook['phases']>) =>
    reviewWindow(
      { sections: ['funnel'], over },
      { phases: given, timezone: 'Asia/Shanghai' },
      { ...context, anchors: { T0: FROM_MS }, nowMs: Date.parse('2026-12-01T09:00:00+08:00') },
    );

  it('is the event, if nothing else is said', () => {
    expect(of(undefined, phases)).toEqual({ fromMs: FROM_MS, toMs: TO_MS });
  });

  it('is the time up to the review that it asks for, by the calendar', () => {
    expect(of('P1M', phases)).toEqual({
      fromMs: Date.parse('2026-11-01T09:00:00+08:00'),
      toMs: Date.parse('2026-12-01T09:00:00+08:00'),
    });
  });

  it('is everything up to now where there is no event', () => {
    expect(of(undefined, {}).fromMs).toBe(0);
  });
});

describe('The sections of a review', () => {
  it('all have the shape that their schema says, whatever the orders, in the order asked for', () => {
    fc.assert(
      fc.property(orders, (rows) => {
        const sections = buildSections(SECTION_IDS, inputOf(rows));
        expect(sections.map(({ id }) => id)).toEqual(SECTION_IDS);
        for (const section of sections) expect(reviewSectionSchema.parse(section)).toEqual(section);
      }),
    );
  });

  it('count GMV and buyers from the orders paid in the window, each buyer once', () => {
    fc.assert(
      fc.property(orders, (rows) => {
        const paid = paidOf(rows);
        const { gmvActual, actual, gap } = build('targetVsActual', inputOf(rows));
        expect(gmvActual).toBe(total(paid));
        expect(actual.buyers).toBe(new Set(paid.map(({ customer }) => customer)).size);
        expect(actual.uv).toBe(900);
        expect(gap!.uv + gap!.cvr + gap!.aov).toBe(total(paid) - 100_000_000);
        expect(gap!.uv).toBe(-10_000_000);
      }),
    );
  });

  it('rank SKUs so that the first few reach 80 % of the GMV, and one fewer does not', () => {
    fc.assert(
      fc.property(orders, (rows) => {
        const { rows: ranked, skusFor80 } = build('pareto', inputOf(rows));
        const gmv = total(paidOf(rows));
        expect(ranked.reduce((sum, row) => sum + row.gmv, 0)).toBe(gmv);
        expect(ranked.map((row) => row.gmv)).toEqual(ranked.map((row) => row.gmv).toSorted((a, b) => b - a));
        const first = (count: number) => ranked.slice(0, count).reduce((sum, row) => sum + row.gmv, 0);
        const enough = (count: number) => first(count) * 10 >= gmv * 8;
        expect(skusFor80).toBe(ranked.findIndex((_, index) => gmv > 0 && enough(index + 1)) + 1);
        expect(ranked.at(-1)?.cumulative ?? 0).toBeCloseTo(gmv === 0 ? 0 : 1, 12);
      }),
    );
  });

  it('split the GMV by channel and by segment without losing a cent or a buyer', () => {
    fc.assert(
      fc.property(orders, (rows) => {
        const paid = paidOf(rows);
        const channels = build('channels', inputOf(rows)).rows;
        for (const channel of CHANNELS) {
          const own = paid.filter((each) => each.channel === channel);
          expect(channels.find((row) => row.channel === channel)?.gmv ?? 0).toBe(total(own));
        }
        const { segments } = build('customers', inputOf(rows));
        expect(segments.reduce((sum, each) => sum + each.gmv, 0)).toBe(total(paid));
        expect(segments.reduce((sum, each) => sum + each.buyers, 0)).toBe(
          new Set(paid.map((each) => each.customer)).size,
        );
      }),
    );
  });

  it('give the GMV of each region that is known, of the order or of its customer', () => {
    const input = inputOf([
      paidOrder('O1', { customer: 'C1', region: 'south', amountCents: 300 }),
      paidOrder('O2', { customer: 'C2', amountCents: 100 }),
      paidOrder('O3', { customer: 'C3', amountCents: 100 }),
    ]);
    const customers = [{ id: 'C2', region: 'east' }];
    expect(build('customers', { ...input, customers }).regions).toEqual([
      { region: 'south', buyers: 1, gmv: 300, share: 0.6 },
      { region: 'east', buyers: 1, gmv: 100, share: 0.2 },
    ]);
  });

  it('count the after-sales cases of the window by cause', () => {
    const at = (days: number) => new Date(TO_MS - days * 86_400_000).toISOString();
    const cases: readonly Row[] = [
      { id: 'S1', cause: 'supply', at: at(0) },
      { id: 'S2', cause: 'supply', at: at(0.5) },
      { id: 'S3', at: at(0.9) },
      { id: 'S4', cause: 'service', at: at(1) },
      { id: 'S5', cause: 'service', at: at(-0.1) },
    ];
    const view = new ScenarioData([], fixedPlan({}), { cases });
    const window = { fromMs: FROM_MS, toMs: TO_MS };
    const input = reviewInputFrom(view, context, window, [], [], 'Asia/Shanghai', 'CNY');
    expect(build('complaints', input).causes).toEqual([
      { cause: 'supply', count: 2, share: 2 / 3 },
      { cause: 'unknown', count: 1, share: 1 / 3 },
    ]);
  });

  it('compare with the orders of the window of the same length just before', () => {
    const before = (id: string, ms: number) => paidOrder(id, { paidAt: new Date(ms).toISOString(), amountCents: 7 });
    const rows = [before('O1', FROM_MS), before('O2', FROM_MS - 86_400_000 + 1), before('O3', FROM_MS - 86_400_000)];
    expect(build('duPont', inputOf(rows))).toMatchObject({ gmv: 0, previousGmv: 14, change: -14 });
  });

  it('read ROI from spend and attributed GMV of the whole window, and visitors from its distinct count only', () => {
    const [search] = build('channels', inputOf([])).rows;
    expect(search).toMatchObject({ channel: 'search', adSpend: 6000, roi: 1.5, uv: 500, cvr: 0, title: '搜索' });
    expect(build('funnel', inputOf([])).steps.map(({ count, rate }) => [count, rate])).toEqual([
      [900, null],
      [200, 200 / 900],
      [0, 0],
    ]);
  });

  it('have no gap where the campaign has no target, and take a target that was computed before one that was given', () => {
    const without = build('targetVsActual', inputOf([], { context: { ...context, parameters: {} } }));
    expect(without).toMatchObject({ gmvTarget: null, target: null, gap: null });
    const variables = { gmvTarget: 50_000_000 };
    expect(build('targetVsActual', inputOf([], { context: { ...context, variables } })).gmvTarget).toBe(50_000_000);
  });

  it('count decisions and tasks, and those as overdue that were done late or are still open', () => {
    const atMs = (hour: number) => FROM_MS + hour * 3_600_000;
    const entry = (hour: number, type: LogEntry['type'], node: string, n: number, fields = {}): LogEntry => ({
      seq: hour,
      atMs: atMs(hour),
      type,
      node,
      n,
      ...fields,
    });
    const due = '2026-11-11T02:00:00+08:00';
    const log = [
      entry(1, 'taskOpened', 'inTime', 1, { due }),
      entry(1, 'taskOpened', 'late', 1, { due }),
      entry(1, 'taskOpened', 'late', 2, { due }),
      entry(1, 'approvalAsked', 'open', 1, { due }),
      entry(1, 'taskOpened', 'whenever', 1),
      entry(2, 'taskDone', 'inTime', 1),
      entry(2, 'nodeLeft', 'inTime', 1),
      entry(3, 'taskDone', 'late', 1),
      entry(3, 'nodeLeft', 'late', 1),
      entry(3, 'taskExpired', 'late', 2),
      entry(3, 'nodeLeft', 'late', 2),
      entry(4, 'ruleFired', 'watch', 1),
      entry(5, 'ruleSuppressed', 'watch', 1),
    ];
    const effects = (['applied', 'confirmed', 'failed', 'declined', 'held'] as const).map((state) => ({ state }));
    expect(build('decisions', { ...inputOf([], { log }), effects })).toEqual({
      id: 'decisions',
      fired: 1,
      suppressed: 1,
      effects: { applied: 2, failed: 1, declined: 1 },
      tasks: { done: 2, expired: 1, overdue: 3 },
    });
  });
});
