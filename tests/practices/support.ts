import type { Row } from '../../rules/feel/scope.ts';
import type { Json } from '../../rules/json.ts';
import { peopleOf } from '../../rules/rehearsal/people-of.ts';
import { scenarioSchema } from '../../rules/simulate/scenario.ts';
import type { Scenario } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import type { Simulation } from '../../rules/simulate/simulation.ts';
import { findTemplate } from '../../rules/templates/index.ts';
import { translator } from '../../rules/templates/template.ts';
import { DOUBLE_11_ANSWERS } from '../support/double-11-answers.ts';

export const T0 = '2026-11-11T00:00:00+08:00';

export const double11 = findTemplate('double-11')!.playbook('en');

type Point = readonly [at: string, value: number] | readonly [at: string, value: number, where: Record<string, string>];

/** What a test changes of the scenario in which everything goes smoothly. */
export interface Changes {
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly people?: Readonly<Record<string, unknown>>;
  /** What people enter, by node. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly plan?: Readonly<Record<string, readonly (readonly [string, number])[]>>;
  readonly metrics?: Readonly<Record<string, readonly Point[]>>;
  readonly skus?: readonly Row[];
  readonly channels?: readonly Row[];
  readonly customers?: readonly Row[];
  readonly orders?: readonly Row[];
  readonly failures?: readonly { do: string; times: number; error: string }[];
}

/** A SKU that every practice lets pass: sells well, clean text, licence and stock in plenty. */
export const sku = (id: string, fields: Readonly<Record<string, Json>> = {}): Row => ({
  id,
  title: `SKU ${id}`,
  listed: true,
  text: '品质之选，放心下单',
  licenceValidUntil: '2027-06-30T00:00:00+08:00',
  cvr30d: 0.1,
  growth30d: 0.2,
  badReviewShare: 0.01,
  marketHeat: 0.3,
  stock: 1000,
  sales7d: 100,
  ...fields,
});

/** A channel whose ads earn more than they cost. */
export const channel = (id: string, fields: Readonly<Record<string, Json>> = {}): Row => ({
  id,
  active: true,
  roi: 2,
  maturedSpend: 500_000,
  cpc: 500,
  industryCpc: 560,
  uv: 1000,
  cvr: 0.06,
  searchCvr: 0.06,
  ...fields,
});

/** A regular customer who did not buy during the event. */
export const customer = (id: string, fields: Readonly<Record<string, Json>> = {}): Row => ({
  id,
  segment: 'old',
  dormant: false,
  orders90d: 1,
  spend90d: 15_000,
  lastOrderAt: '2026-10-20T12:00:00+08:00',
  balanceDue: 0,
  ...fields,
});

/** An order paid during the event, and not shipped. */
export const order = (id: string, fields: Readonly<Record<string, Json>> = {}): Row => ({
  id,
  customer: 'bought',
  channel: 'search',
  state: 'paid',
  amountCents: 20_000,
  at: '2026-11-11T01:00:00+08:00',
  paidAt: '2026-11-11T01:05:00+08:00',
  lines: [{ sku: 'A', quantity: 1, amountCents: 20_000 }],
  ...fields,
});

const bought = customer('bought', { lastOrderAt: '2026-11-11T01:05:00+08:00' });

/** The campaign's people answer within hours, figures run as planned, and nothing is out of order. */
export function scenario(changes: Changes = {}): Scenario {
  const given = { ...DOUBLE_11_ANSWERS, ...changes.answers };
  return scenarioSchema.parse({
    format: 'dacu/scenario@1',
    anchors: { T0 },
    parameters: changes.parameters ?? {},
    people: {
      planner: { respondsIn: 'PT2H', answers: given },
      manager: { respondsIn: 'PT10M', answers: given },
      operator: { respondsIn: 'PT30M', answers: given },
      service: { respondsIn: 'PT4H', answers: given },
      tech: { respondsIn: 'PT20M', answers: given },
      ...changes.people,
    },
    plan: changes.plan ?? { cvr: [['T0', 0.05]], uv: [['T0', 1000]] },
    metrics: {
      unshipped: [
        ['T1', 1],
        ['T1 + PT20H', 0],
      ],
      ...changes.metrics,
    },
    datasets: {
      skus: changes.skus ?? [sku('A'), sku('B')],
      channels: changes.channels ?? [channel('search'), channel('live')],
      customers: changes.customers ?? [customer('missed'), bought],
      orders: changes.orders ?? [order('O1')],
    },
    failures: changes.failures ?? [],
  });
}

export async function run(changes: Changes = {}): Promise<Simulation> {
  const simulated = await simulate(double11, scenario(changes));
  if (!simulated.ok) throw new Error(JSON.stringify(simulated.problems, null, 2));
  return simulated.value;
}

/** The hours of the event day, each with a value: hour 1 is the one that ends at T0 + 1 h. */
export const hourly = (values: readonly number[]): Point[] =>
  values.map((value, hour) => [`T0 + PT${hour + 1}H`, value]);

export const at = (hours: number): string => {
  const local = new Date(Date.parse(T0) + (hours + 8) * 3_600_000).toISOString();
  return `${local.slice(0, 19)}+08:00`;
};

/** What the node changed; how that was undone is apart. */
export const effectsOf = (simulation: Simulation, node: string) =>
  ledgerOf(simulation, node).filter((effect) => !(effect['key'] as string).endsWith('/undo'));

/** Every line of the ledger about the node. */
export const ledgerOf = (simulation: Simulation, node: string) =>
  simulation.effects.filter((effect) => effect['node'] === node);

export const logOf = (simulation: Simulation, node: string, type: string) =>
  simulation.log.filter((entry) => entry['node'] === node && entry.type === type);

export const tasksOf = (simulation: Simulation, node: string) => simulation.tasks.filter((task) => task.node === node);

/** When the log says that the node was left, and by which outcome. */
export const left = (simulation: Simulation, node: string) =>
  logOf(simulation, node, 'nodeLeft').map((entry) => [entry['outcome'], entry.at]);

/** What a test gives a template besides what its rehearsal has. */
export interface Given {
  readonly anchors?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, Json>>;
  /** By role: what differs from answering within the hour, and approving. */
  readonly people?: Readonly<Record<string, { readonly respondsIn?: string; readonly approves?: boolean }>>;
  readonly answers?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly metrics?: Readonly<Record<string, readonly Point[]>>;
  readonly datasets?: Readonly<Record<string, readonly Row[]>>;
}

/** Plays a template on the rows given alone: its people answer within the hour as in its rehearsal. */
export async function play(id: string, given: Given = {}): Promise<Simulation> {
  const template = findTemplate(id)!;
  const playbook = template.playbook('en');
  const people = Object.entries(
    peopleOf(playbook, { ...template.rehearsal?.answers(translator('en')), ...given.answers }),
  ).map(([role, person]) => [role, { ...person, ...given.people?.[role] }] as const);
  const simulated = await simulate(
    playbook,
    scenarioSchema.parse({
      format: 'dacu/scenario@1',
      anchors: given.anchors ?? { T0 },
      parameters: given.parameters ?? {},
      people: Object.fromEntries(people),
      metrics: given.metrics ?? {},
      datasets: { skus: [], customers: [], orders: [], channels: [], posts: [], cases: [], ...given.datasets },
    }),
  );
  if (!simulated.ok) throw new Error(JSON.stringify(simulated.problems, null, 2));
  return simulated.value;
}

/** What was done of a node, shortly: with what, and when. */
export const doneBy = (simulation: Simulation, node: string) =>
  effectsOf(simulation, node).map((effect) => [effect['with'], effect['at']]);
