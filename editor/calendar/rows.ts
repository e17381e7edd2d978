import { z } from 'zod';
import { kindOf } from '../../rules/kinds/registry.ts';
import { assigneeSchema } from '../../rules/playbook/fields.ts';
import type { Assignee } from '../../rules/playbook/fields.ts';
import { PHASES } from '../../rules/playbook/phases.ts';
import type { Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import { visitFields } from '../../rules/playbook/visit-fields.ts';
import type { NodeWindow, Timetable } from '../../rules/windows/timetable.ts';

export const GROUPINGS = ['lane', 'people'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A line of the calendar: the head of a group, or a node with its window, if that can be told. */
export type Row =
  | { readonly type: 'group'; readonly key: string; readonly group: string; readonly count: number }
  | {
      readonly type: 'node';
      readonly key: string;
      readonly node: PlaybookNode;
      readonly window: NodeWindow | undefined;
    };

const worker = z.union([assigneeSchema, z.object({ people: z.array(z.string()) })]);
export type Worker = Assignee | { readonly people: readonly string[] };

const workers = new WeakMap<PlaybookNode, Worker | undefined>();

/** Who works on a node, by the first of its fields that names anybody; nobody where the engine does it alone. */
export function workerOf(node: PlaybookNode): Worker | undefined {
  if (!workers.has(node)) workers.set(node, readWorker(node));
  return workers.get(node);
}

function readWorker(node: PlaybookNode): Worker | undefined {
  const fields = visitFields(kindOf(node).config, node.config, '');
  const found = fields.find(({ meta }) => meta.control === 'assignee');
  return worker.safeParse(found?.value).data;
}

/** The calendar's lines: nodes by lane, or by who works on them, in order of time. */
export function rowsOf(
  { nodes }: Pick<Playbook, 'nodes'>,
  { windows }: Pick<Timetable, 'windows'>,
  by: Grouping,
  words: (worker: Worker | undefined) => string,
): readonly Row[] {
  const groups = new Map<string, PlaybookNode[]>(by === 'lane' ? PHASES.map((phase) => [phase, []]) : []);
  for (const node of nodes) {
    const group = by === 'lane' ? node.phase : words(workerOf(node));
    const members = groups.get(group);
    if (members) members.push(node);
    else groups.set(group, [node]);
  }
  const from = ({ id }: PlaybookNode): number => windows.get(id)?.fromMs ?? Infinity;
  const to = ({ id }: PlaybookNode): number => windows.get(id)?.toMs ?? Infinity;
  const engine = words(undefined);
  const ordered = [...groups].filter(([, members]) => members.length > 0);
  // What nobody works on comes last: the calendar by people is about people.
  if (by === 'people') ordered.sort(([a], [b]) => Number(a === engine) - Number(b === engine));
  return ordered.flatMap(([group, members]): Row[] => [
    { type: 'group', key: `group ${group}`, group, count: members.length },
    ...members
      .toSorted((a, b) => compare(from(a), from(b)) || compare(to(a), to(b)))
      .map((node): Row => ({ type: 'node', key: node.id, node, window: windows.get(node.id) })),
  ]);
}

/** Of two that are infinite neither comes first. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);
