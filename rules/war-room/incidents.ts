import type { Campaign } from '../api/campaigns.ts';
import type { Task } from '../api/tasks.ts';
import { parseTimestamp } from '../time/zone.ts';

/** Something that people have in hand, with the time that it leaves them. */
export interface Incident {
  /** Of a node that could not do its work: what people see to by trying again or skipping. */
  readonly parked: boolean;
  readonly node: string;
  readonly task?: Task;
  readonly sinceMs?: number;
  readonly dueMs?: number;
  /** Negative once it is overdue. */
  readonly leftMs?: number;
  /** When it goes to somebody else as well. */
  readonly escalatesMs?: number;
}

const ESCALATES = 'escalate';
const instant = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : parseTimestamp(text);

/** What is open, the most pressing first: nodes that stand still, what is most overdue, what is due soonest, the rest. */
export function incidentsOf(
  { overlay, next }: Pick<Campaign, 'overlay' | 'next'>,
  tasks: readonly Task[],
  nowMs: number,
): readonly Incident[] {
  const parked = Object.entries(overlay.nodes)
    .filter(([, { state }]) => state === 'parked')
    .map(([node, { since }]): Incident => ({ parked: true, node, ...given('sinceMs', instant(since)) }));
  const open = tasks
    .filter((task) => task.state === 'open')
    .map((task): Incident => {
      const dueMs = instant(task.due);
      const escalation = next.find((each) => each.node === task.node && each.what === ESCALATES);
      return {
        parked: false,
        node: task.node,
        task,
        ...given('sinceMs', instant(task.openedAt)),
        ...given('dueMs', dueMs),
        ...given('leftMs', dueMs === undefined ? undefined : dueMs - nowMs),
        ...given('escalatesMs', instant(escalation?.at)),
      };
    });
  return [...parked, ...open.sort((a, b) => (a.leftMs ?? Infinity) - (b.leftMs ?? Infinity) || earlier(a, b))];
}

const earlier = (a: Incident, b: Incident): number => (a.sinceMs ?? 0) - (b.sinceMs ?? 0);

const given = <Key extends string>(key: Key, value: number | undefined): { readonly [K in Key]?: number } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: number });

export type NextStep = Campaign['next'][number];
const QUARTER_MS = 15 * 60_000;

/** What comes by itself within 15 minutes, and what is due by now: the engine is about to do it. */
export const withinTheQuarter = (next: readonly NextStep[], nowMs: number): readonly NextStep[] =>
  next.filter((each) => (parseTimestamp(each.at) ?? Infinity) - nowMs <= QUARTER_MS);
