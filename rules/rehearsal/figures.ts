import type { Scenario } from '../simulate/scenario.ts';
import type { ActionRecord, RuleRecord, Summary, Workload } from '../simulate/summary.ts';
import type { Rehearsal } from './rehearse.ts';

/** What whoever answers for a version wants to know of its rehearsal, and no more: a log would not travel well. */
export interface Figures {
  readonly status: Summary['status'];
  readonly startMs: number;
  readonly endMs: number;
  /** Minor units. */
  readonly money: number;
  readonly rules: readonly RuleRecord[];
  readonly actions: readonly ActionRecord[];
  readonly work: readonly Workload[];
  /** The day with the least margin; undefined where GMV or the cost of goods is not known. */
  readonly worstMargin?: DayMargin | undefined;
}

export interface DayMargin {
  readonly day: string;
  /** (GMV − cost of goods) ÷ GMV, 0–1 and below. */
  readonly ratio: number;
}

export const figuresOf = ({ summary, startMs, endMs }: Rehearsal): Figures => {
  const { status, money, rules, actions, work, curves } = summary;
  return { status, startMs, endMs, money, rules, actions, work, worstMargin: worstMargin(curves) };
};

function worstMargin(curves: Summary['curves']): DayMargin | undefined {
  const costs = new Map(curves['costOfGoods']);
  const margins = (curves['gmv'] ?? []).flatMap(([day, gmv]): DayMargin[] => {
    const cost = costs.get(day);
    return cost === undefined || gmv <= 0 ? [] : [{ day, ratio: (gmv - cost) / gmv }];
  });
  return margins.toSorted((a, b) => a.ratio - b.ratio)[0];
}

/**
 * A version's own scenario with the days, the luck, the demand and the rows of another's, so that what differs in the
 * end comes of the versions alone.
 */
export function onSameGround(own: Scenario, ground: Scenario): Scenario {
  const anchors = Object.entries(own.anchors).map(([name, at]) => [name, ground.anchors[name] ?? at]);
  return {
    ...own,
    seed: ground.seed,
    anchors: Object.fromEntries(anchors),
    demand: ground.demand && {
      ...ground.demand,
      series: { ...own.demand?.series, ...ground.demand.series },
    },
    datasets: { ...own.datasets, ...ground.datasets },
  };
}

/** A figure of the earlier version, if there is one, and of this. */
export type Pair = readonly [before: number | undefined, after: number];

export interface FigureChanges {
  readonly money: Pair;
  readonly tasks: Pair;
  readonly effects: Pair;
  readonly worstMargin?: Pair | undefined;
  readonly rules: readonly {
    readonly node: string;
    readonly rule: string;
    readonly fired: Pair;
    readonly suppressed: Pair;
  }[];
  readonly actions: readonly { readonly do: string; readonly applied: Pair; readonly money: Pair }[];
  readonly people: readonly { readonly assignee: string; readonly tasks: Pair; readonly busiestDay: Pair }[];
}

/** Figure by figure; what only the earlier version had is listed with 0. */
export function compareFigures(before: Figures | undefined, after: Figures): FigureChanges {
  const pair = (of: (figures: Figures) => number): Pair => [before && of(before), of(after)];
  const names = <T>(of: (figures: Figures) => readonly T[], key: (each: T) => string): readonly T[] =>
    [
      ...new Map([...of(after), ...(before ? of(before) : [])].toReversed().map((each) => [key(each), each])).values(),
    ].toReversed();
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const margin = after.worstMargin;
  return {
    money: pair(({ money }) => money),
    tasks: pair(({ work }) => sum(work.map((each) => each.opened))),
    effects: pair(({ actions }) => sum(actions.map((each) => each.applied))),
    worstMargin: margin && [before?.worstMargin?.ratio, margin.ratio],
    rules: names(
      ({ rules }) => rules,
      ({ node, rule }) => `${node}.${rule}`,
    ).map(({ node, rule }) => {
      const of = ({ rules }: Figures) => rules.find((each) => each.node === node && each.rule === rule);
      return {
        node,
        rule,
        fired: pair((figures) => of(figures)?.fired ?? 0),
        suppressed: pair((figures) => sum(Object.values(of(figures)?.suppressed ?? {}))),
      };
    }),
    actions: names(
      ({ actions }) => actions,
      (each) => each.do,
    ).map(({ do: action }) => {
      const of = ({ actions }: Figures) => actions.find((each) => each.do === action);
      return {
        do: action,
        applied: pair((figures) => of(figures)?.applied ?? 0),
        money: pair((figures) => of(figures)?.money ?? 0),
      };
    }),
    people: names(
      ({ work }) => work,
      (each) => each.assignee,
    ).map(({ assignee }) => {
      const days = ({ work }: Figures) => work.filter((each) => each.assignee === assignee).map((each) => each.opened);
      return {
        assignee,
        tasks: pair((figures) => sum(days(figures))),
        busiestDay: pair((figures) => Math.max(0, ...days(figures))),
      };
    }),
  };
}
