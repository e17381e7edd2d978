import { compileTest } from '../conditions/compile.ts';
import type { Facts } from '../conditions/facts.ts';
import { comparedWith, textOf } from '../conditions/read-fact.ts';
import type { Conditions, Leaf } from '../conditions/schema.ts';
import { operators } from '../conditions/operators.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import type { Row } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import { modelOf } from '../lint/model.ts';
import type { LintModel, ModelNode } from '../lint/model.ts';
import { dataSetBehind } from '../outline/data-behind.ts';
import type { Playbook } from '../playbook/schema.ts';
import { randomOf } from '../random/random.ts';
import { formatInstant } from '../time/zone.ts';

/** How many rows a data set gets, and how many of them every selection is to like. */
const ROWS = 24;
const LIKED = 18;
/** Of how many rows drawn by lot the best is taken. */
const DRAWS = 12;
const SEED = 1;
const DAY_MS = 86_400_000;
const ORDINARY_TEXT = '–';

/**
 * Rows to rehearse on, for each data set that the playbook goes through: with the fields that are read of them, on
 * either side of what these are compared with. Most please the selections, a few set off the watches. `aroundMs` is
 * where dates lie about.
 */
export function sampleRows(playbook: Playbook, aroundMs: number): Readonly<Record<string, readonly Row[]>> {
  const model = modelOf(playbook);
  const tables = tablesIn(model);
  return Object.fromEntries([...tables].map(([dataset, nodes]) => [dataset, rowsOf(dataset, nodes, model, aroundMs)]));
}

/** The data sets that nodes go through, a set for the one that its rows are of, with those nodes. */
function tablesIn({ nodes }: LintModel): ReadonlyMap<string, readonly ModelNode[]> {
  const named = (each: ModelNode): string | undefined => {
    const field = each.fields.find(({ meta }) => meta.control === 'data');
    return typeof field?.value === 'string' ? field.value : undefined;
  };
  const makers = new Map(nodes.flatMap((each) => each.sets.map((set) => [set, each] as const)));
  const tables = new Map<string, ModelNode[]>();
  for (const node of nodes) {
    const name = dataSetBehind(named(node), makers, named);
    if (name !== undefined) tables.set(name, [...(tables.get(name) ?? []), node]);
  }
  return tables;
}

function rowsOf(dataset: string, nodes: readonly ModelNode[], model: LintModel, aroundMs: number): readonly Row[] {
  const sites = model.conditions.filter((site) => site.node && nodes.includes(site.node));
  const pools = new Map<string, Json[]>();
  const pool = (field: string): Json[] => {
    let known = pools.get(field);
    if (!known) pools.set(field, (known = []));
    return known;
  };
  for (const { conditions } of sites) {
    for (const leaf of leavesOf(conditions)) {
      const field = fieldOf(leaf.path);
      if (leaf.fact === 'row' && field !== undefined) pool(field).push(...besides(leaf, model.playbook));
    }
  }
  for (const { paths, node } of model.expressions) {
    if (!node || !nodes.includes(node)) continue;
    for (const path of paths) if (path.startsWith('row.')) pool(path.slice('row.'.length));
  }
  const test = (conditions: Conditions): ((facts: Facts) => boolean) => {
    try {
      return compileTest(conditions, model.playbook.conditions ?? {});
    } catch {
      return () => false;
    }
  };
  const likes = sites.flatMap(({ conditions, node }) => (node?.spec.selects ? [test(conditions)] : []));
  const alarms = sites.flatMap(({ conditions, node }) => (node?.spec.watch ? [test(conditions)] : []));
  const holds = (each: (facts: Facts) => boolean, row: Row): number => {
    try {
      return each(factsOf(row, model.playbook, aroundMs)) ? 1 : 0;
    } catch {
      return 0;
    }
  };
  const draw = (index: number, attempt: number): Row => {
    const random = randomOf(SEED, dataset, index, attempt);
    const fields = [...pools].map(([field, values]): [string, Json] => {
      const choices = values.length > 0 ? values : usualValues(field, aroundMs, model.playbook.timezone);
      return [field, choices[random.index(choices.length)]!];
    });
    return { title: `${dataset} ${index + 1}`, ...Object.fromEntries(fields), id: `${dataset}${index + 1}` };
  };
  return Array.from({ length: ROWS }, (_, index) => {
    const isLiked = index < LIKED;
    const isAlarming = index % 8 === 0;
    const rate = (row: Row): number =>
      sum(likes, (each) => holds(each, row)) * (isLiked ? 2 : -2) +
      sum(alarms, (each) => holds(each, row)) * (isAlarming ? 1 : -1);
    const drawn = Array.from({ length: DRAWS }, (__, attempt) => draw(index, attempt));
    return drawn
      .map((row) => ({ row, rating: rate(row) }))
      .reduce((best, each) => (each.rating > best.rating ? each : best)).row;
  });
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((all, each) => all + of(each), 0);

function leavesOf(conditions: Conditions): readonly Leaf[] {
  if (isReference(conditions)) return [];
  const group = groupOf(conditions);
  return group ? group.members.flatMap(leavesOf) : [conditions as Leaf];
}

const fieldOf = (path: string | undefined): string | undefined => /^\$\.(\w+)$/.exec(path ?? '')?.[1];

/** Values on either side of what a field is compared with. */
function besides({ value, operator }: Leaf, { parameters }: Playbook): readonly Json[] {
  // A pattern says what is looked for, not what is mostly there.
  if (operators[operator]?.valueType === 'pattern') return [ORDINARY_TEXT];
  const compared = comparedWith(value);
  const known =
    'constant' in compared
      ? compared.constant
      : compared.fact === 'param'
        ? (parameters[textOf(compared.params?.['id'])]?.default as Json | undefined)
        : undefined;
  if (typeof known === 'boolean') return [true, false];
  if (typeof known === 'string') return [known, known, ORDINARY_TEXT];
  if (Array.isArray(known)) return known as readonly Json[];
  if (typeof known !== 'number') return [];
  const tidy = (each: number): number => (Number.isInteger(known) ? Math.round(each) : Number(each.toPrecision(4)));
  return known === 0 ? [0, 1, 5] : [0.6, 0.9, 1, 1.2, 2].map((times) => tidy(known * times));
}

/** Of a field that is compared with nothing known: what its name lets one think of. */
function usualValues(field: string, aroundMs: number, timeZone: string): readonly Json[] {
  if (/(At|Until|Date|On)$/.test(field)) {
    return [-60, -20, -3, 30, 200].map((days) => formatInstant(aroundMs + days * DAY_MS, timeZone));
  }
  if (/(Share|Rate|Ratio|growth|cvr)/i.test(field)) return [0.02, 0.05, 0.1, 0.2, 0.4];
  return [20, 60, 120, 300, 800];
}

function factsOf(row: Row, playbook: Playbook, atMs: number): Facts {
  const parameter = (id: string): Json | undefined => playbook.parameters[id]?.default as Json | undefined;
  const values = Object.fromEntries(Object.keys(playbook.parameters).map((id) => [id, parameter(id)]));
  return {
    atMs,
    timeZone: playbook.timezone,
    row,
    metric: () => ({ present: false }),
    param: parameter,
    variable: () => undefined,
    set: () => undefined,
    scope: { values: { ...values, row }, instants: {}, nowMs: atMs, timeZone: playbook.timezone },
  };
}
