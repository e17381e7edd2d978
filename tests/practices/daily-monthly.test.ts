import type { Row } from '../../rules/feel/scope.ts';
import { fixedPlan } from '../../rules/metrics/plan.ts';
import { buildSections } from '../../rules/review/build.ts';
import { reviewInputFrom, reviewWindow } from '../../rules/review/input.ts';
import { reviewSectionSchema } from '../../rules/review/schema.ts';
import type { ReviewSection, SectionOf } from '../../rules/review/schema.ts';
import { ScenarioData } from '../../rules/simulate/data.ts';
import { findTemplate } from '../../rules/templates/index.ts';
import { on, operate } from './daily.ts';
import { doneBy, left, order, tasksOf } from './support.ts';

const playbook = findTemplate('daily')!.playbook('en');

/** The monthly report as it is built on 1 December, from these orders and cases. */
function report(orders: readonly Row[], cases: readonly Row[] = []): readonly ReviewSection[] {
  const node = playbook.nodes.find((each) => each.id === 'monthlyReport')!;
  if (node.kind !== 'review') throw new Error(node.kind);
  const context = {
    nowMs: Date.parse(on('12-01', '09:00')),
    phase: 'review',
    parameters: {},
    variables: {},
    anchors: { T0: Date.parse(on('11-02')), T1: Date.parse(on('12-31')) },
    sets: {},
  };
  const window = reviewWindow(node.config, playbook, context);
  const view = new ScenarioData([], fixedPlan({}), { orders, cases });
  const input = reviewInputFrom(view, context, window, [], [], playbook.timezone, playbook.currency);
  return buildSections(node.config.sections, input).map((each) => reviewSectionSchema.parse(each));
}
const section = <Id extends ReviewSection['id']>(sections: readonly ReviewSection[], id: Id) =>
  sections.find((each): each is SectionOf<Id> => each.id === id)!;

const sold = (id: string, day: string, customer: string, fields: Omit<Row, 'id'> = {}): Row =>
  order(id, { customer, paidAt: on(day, '12:00'), newCustomer: false, amountCents: 10_000, ...(fields as object) });

describe('R09: a report every month', () => {
  it('is built on the first of the month over the month before, and once more at the end', async () => {
    const simulation = await operate('2027-01-10');
    expect(left(simulation, 'monthlyReport')).toEqual([
      ['done', on('12-01', '09:00')],
      ['done', '2027-01-01T09:00:00+08:00'],
    ]);
    expect(left(simulation, 'lastReport')).toEqual([['done', '2027-01-10T00:00:00+08:00']]);
    const orders = [sold('before', '10-31', 'a'), sold('within', '11-15', 'a'), sold('after', '12-02', 'a')];
    expect(section(report(orders), 'duPont')).toMatchObject({ gmv: 10_000, previousGmv: 10_000 });
  });

  it('is not built before a month is over', async () => {
    expect(left(await operate('2026-11-29'), 'monthlyReport')).toEqual([]);
  });
});

describe('R02: what the month’s change came from', () => {
  it('says that repurchase by old customers gave 60 % of the increase', () => {
    const october = ['a', 'b', 'c', 'd'].map((buyer, index) => sold(`B${index}`, '10-15', buyer));
    const november = ['a', 'a', 'b', 'b', 'c', 'c', 'd'].map((buyer, index) => sold(`O${index}`, '11-15', buyer));
    const news = ['m', 'n'].map((buyer) => sold(`N${buyer}`, '11-16', buyer, { newCustomer: true }));
    const { change, segments } = section(report([...october, ...november, ...news]), 'duPont');
    expect(change).toBe(50_000);
    expect(segments).toMatchObject([
      { segment: 'old', change: 30_000, share: 0.6, parts: { buyers: 0, frequency: 30_000, averageOrder: 0 } },
      { segment: 'new', change: 20_000, share: 0.4, parts: null },
    ]);
  });
});

describe('R05: the month’s customers by segment and region', () => {
  it('gives the share of new customers, and each region', () => {
    const orders = [
      sold('O1', '11-10', 'a', { region: 'south' }),
      sold('O2', '11-11', 'b', { region: 'east', newCustomer: true, amountCents: 30_000 }),
    ];
    expect(section(report(orders), 'customers')).toMatchObject({
      segments: [
        { segment: 'new', buyers: 1, share: 0.75 },
        { segment: 'old', buyers: 1, share: 0.25 },
      ],
      regions: [
        { region: 'east', gmv: 30_000 },
        { region: 'south', gmv: 10_000 },
      ],
    });
  });
});

describe('R07: complaints go by their cause to those who can see to it', () => {
  const complaint = (id: string, cause: string, day = '11-20'): Row => ({ id, cause, at: on(day), answered: true });
  const cases = [complaint('S1', 'supply'), complaint('S2', 'quality'), complaint('old', 'service', '10-20')];

  it('counts them by cause', () => {
    expect(section(report([], cases), 'complaints').causes).toEqual([
      { cause: 'quality', count: 1, share: 0.5 },
      { cause: 'supply', count: 1, share: 0.5 },
    ]);
  });

  it('assigns each to its department with a task, and opens none for a cause without any this month', async () => {
    const simulation = await operate('2026-12-05', { datasets: { cases } });
    expect(doneBy(simulation, 'supplyAssigned')).toEqual([[{ cases: ['S1'], to: 'supply' }, on('12-01', '09:00')]]);
    expect(tasksOf(simulation, 'supplyTask')).toEqual([expect.objectContaining({ assignee: { role: 'buyer' } })]);
    expect(tasksOf(simulation, 'qualityTask')).toEqual([expect.objectContaining({ assignee: { role: 'operator' } })]);
    expect(doneBy(simulation, 'serviceAssigned')).toEqual([]);
    expect(tasksOf(simulation, 'serviceTask')).toEqual([]);
  });
});

describe('R10: service scripts are revised from what customers asked', () => {
  it('is asked of service every month, and not in between', async () => {
    const simulation = await operate('2027-01-10');
    expect(tasksOf(simulation, 'scripts').map((task) => [task.openedAt, task.assignee])).toEqual([
      [on('12-01', '09:00'), { role: 'service' }],
      ['2027-01-01T09:00:00+08:00', { role: 'service' }],
    ]);
    expect(simulation.variables['scripts.revised']).toBe(6);
  });
});
