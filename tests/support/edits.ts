import * as fc from 'fast-check';
import { operators } from '../../rules/conditions/operators.ts';
import type { ComparedType } from '../../rules/conditions/operators.ts';
import type { Json } from '../../rules/json.ts';
import type { Control, FieldMeta } from '../../rules/playbook/fields.ts';
import { kindOf } from '../../rules/kinds/registry.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { visitFields } from '../../rules/playbook/visit-fields.ts';

/** One edit of a playbook file, and what it is expected to be told as. */
export interface Edit {
  readonly file: unknown;
  readonly code: string;
  /** Where the change is in the edited file; of what is gone, where it was. */
  readonly pointer: string;
}

/** A file before it is parsed, to be edited at will. */
// oxlint-disable-next-line typescript/no-explicit-any
export type File = Record<string, any>;

const OTHER: Readonly<Partial<Record<Control, unknown>>> = {
  text: 'Something else',
  longText: 'Something else',
  // Small enough for a day of the month.
  integer: 23,
  instant: 'T0 + P91D',
  instantOrDuration: 'P91D',
  duration: 'P91D',
  localTime: '04:44',
  weekdays: ['sun'],
  feel: '97 + 97',
  assignee: { role: 'somebodyElse' },
  role: { role: 'somebodyElse' },
};

/** As a file is read: what the template wrote once and used twice is two things in it. */
const copyOf = (playbook: Playbook): File => JSON.parse(JSON.stringify(playbook)) as File;

const set = (file: File, pointer: string, value: unknown): void => {
  const path = pointer.split('/').slice(1);
  const last = path.pop()!;
  const parent = path.reduce((inner, key) => inner[key.replaceAll('~1', '/')], file);
  parent[last] = value;
};

/** Every field of every node that can simply be given another value. */
export const fieldEdits = (playbook: Playbook): readonly Edit[] =>
  playbook.nodes.flatMap((node, index) =>
    visitFields(kindOf(node).config, node.config, `/nodes/${index}/config`).flatMap(({ meta, value, pointer }) =>
      // A hit policy is a text of which there are only some.
      (pointer.endsWith('/hitPolicy') ? [] : otherValue(meta, value)).map((other) => {
        const file = copyOf(playbook);
        set(file, pointer, other);
        // A row of a decision table is told of as a whole, its cells side by side.
        return { file, code: 'setting-changed', pointer: pointer.replace(/\/(when|then)\/\d+$/, '/$1') };
      }),
    ),
  );

function otherValue({ control }: FieldMeta, value: unknown): unknown[] {
  if (typeof value === 'boolean' && control === 'boolean') return [];
  // A share stays a share.
  const other = control === 'number' && typeof value === 'number' ? (value < 1 ? value / 2 : 97) : OTHER[control];
  const isPlain = typeof value !== 'object' || control === 'assignee' || control === 'role' || control === 'weekdays';
  return other === undefined || !isPlain ? [] : [other];
}

/** What a condition compares with instead, as its operator takes it. */
const COMPARED: Readonly<Record<ComparedType, Json>> = {
  any: 0.123,
  number: 0.123,
  list: ['somethingElse'],
  range: [0.123, 0.456],
  pattern: 'something else',
  set: 'somethingElse',
  duration: 'P91D',
};

const pick = (list: readonly unknown[], index: number): number => index % Math.max(1, list.length);

type Change = (file: File, at: number) => { code: string; pointer: string } | undefined;

const STRUCTURAL: readonly Change[] = [
  (file, at) => {
    const index = pick(file['nodes'], at);
    file['nodes'][index].title += ' more';
    return { code: 'setting-changed', pointer: `/nodes/${index}/title` };
  },
  (file, at) => {
    const index = pick(file['nodes'], at);
    file['nodes'][index].phase = file['nodes'][index].phase === 'prep' ? 'live' : 'prep';
    return { code: 'phase-changed', pointer: `/nodes/${index}/phase` };
  },
  (file) => {
    const id = 'aBrandNewNode';
    file['nodes'].push({ id, kind: 'split', phase: 'live', title: id, position: { x: 0, y: 0 }, config: {} });
    file['edges'].push({ id: 'aBrandNewEdge', from: id, outcome: 'branch', to: file['nodes'][0].id });
    return { code: 'node-added', pointer: `/nodes/${file['nodes'].length - 1}` };
  },
  (file, at) => {
    const targets = new Set(file['edges'].map((edge: { to: string }) => edge.to));
    const free = file['nodes'].filter((node: { id: string }) => !targets.has(node.id));
    const node = free[pick(free, at)];
    const index = file['nodes'].indexOf(node);
    file['nodes'].splice(index, 1);
    file['edges'] = file['edges'].filter((edge: { from: string }) => edge.from !== node.id);
    return { code: 'node-removed', pointer: `/nodes/${index}` };
  },
  (file, at) => {
    // An id that is no word of the format too can be replaced in the text.
    const named = file['nodes'].filter(({ id }: { id: string }) => /[A-Z]/.test(id));
    const { id } = named[pick(named, at)];
    const index = file['nodes'].findIndex((node: { id: string }) => node.id === id);
    const everywhere = new RegExp(`(?<![A-Za-z0-9_])${id}(?![A-Za-z0-9_])`, 'g');
    Object.assign(file, JSON.parse(JSON.stringify(file).replaceAll(everywhere, 'renamedNode')));
    return { code: 'node-renamed', pointer: `/nodes/${index}/id` };
  },
  (file, at) => {
    const index = pick(file['edges'], at);
    file['edges'][index].to = 'elsewhere';
    return { code: 'edge-rewired', pointer: `/edges/${index}` };
  },
  (file, at) => {
    const index = pick(file['edges'], at);
    file['edges'][index].from = 'elsewhere';
    return { code: 'node-moved', pointer: `/edges/${index}` };
  },
  (file, at) => {
    const index = pick(file['edges'], at);
    file['edges'].splice(index, 1);
    return { code: 'edge-removed', pointer: `/edges/${index}` };
  },
  (file, at) => {
    const { id } = file['nodes'][pick(file['nodes'], at)];
    file['edges'].push({ id: 'aBrandNewEdge', from: id, outcome: 'anotherWayOut', to: id });
    return { code: 'edge-added', pointer: `/edges/${file['edges'].length - 1}` };
  },
  (file, at) => {
    const names = Object.keys(file['parameters']);
    const name = names[pick(names, at)]!;
    file['parameters'][name].title += ' more';
    return { code: 'setting-changed', pointer: `/parameters/${name}/title` };
  },
  (file) => {
    file['parameters'].aBrandNewOne = { type: 'money', title: 'New', default: 5 };
    return { code: 'parameter-added', pointer: '/parameters/aBrandNewOne' };
  },
  (file, at) => {
    const names = Object.keys(file['parameters']);
    const name = names[pick(names, at)]!;
    Reflect.deleteProperty(file['parameters'], name);
    return { code: 'parameter-removed', pointer: `/parameters/${name}` };
  },
  (file) => {
    file['anchors'].aBrandNewAnchor = { title: 'New' };
    return { code: 'anchor-added', pointer: '/anchors/aBrandNewAnchor' };
  },
  (file) => {
    const [phase] = Object.keys(file['phases']);
    file['phases'][phase!].from = 'T0 - P91D';
    return { code: 'setting-changed', pointer: `/phases/${phase}/from` };
  },
  (file) => {
    file['notes'] = [...(file['notes'] ?? []), { id: 'aBrandNewNote', text: 'Look', position: { x: 0, y: 0 } }];
    return { code: 'note-added', pointer: `/notes/${file['notes'].length - 1}` };
  },
  (file) => {
    file['conditions'] = { ...file['conditions'], aBrandNewOne: { all: [] } };
    return { code: 'shared-condition-added', pointer: '/conditions/aBrandNewOne' };
  },
  (file, at) => {
    const [first] = ruled(file, at);
    if (!first) return undefined;
    first.rules.push({ ...first.rules[0], id: 'aBrandNewRule', title: 'New' });
    return { code: 'entry-added', pointer: `${first.pointer}/${first.rules.length - 1}` };
  },
  (file, at) => {
    const [first] = ruled(file, at);
    if (!first) return undefined;
    const { conditions } = first.rules[0];
    const group = conditions.all ? 'all' : 'any';
    if (!conditions[group]) return undefined;
    conditions[group].push({ fact: 'clock', params: { part: 'hour' }, operator: 'equal', value: 3 });
    return {
      code: 'condition-added',
      pointer: `${first.pointer}/0/conditions/${group}/${conditions[group].length - 1}`,
    };
  },
  (file, at) => {
    const [first] = ruled(file, at);
    const leaf = (first?.rules[0].conditions.all ?? [])[0];
    if (leaf?.value === undefined) return undefined;
    leaf.value = COMPARED[operators[leaf.operator]?.valueType ?? 'any'];
    return { code: 'threshold-changed', pointer: `${first!.pointer}/0/conditions/all/0/value` };
  },
  (file) => {
    file['currency'] = 'JPY';
    return { code: 'setting-changed', pointer: '/currency' };
  },
];

/** A node whose rules have conditions, and where they are. */
function ruled(file: File, at: number): { rules: File[string]; pointer: string }[] {
  const found = file['nodes'].flatMap((node: File, index: number) =>
    node['config'].rules?.[0].conditions
      ? [{ rules: node['config'].rules, pointer: `/nodes/${index}/config/rules` }]
      : [],
  );
  return found.length === 0 ? [] : [found[pick(found, at)]];
}

/** One edit of the playbook's structure, or of one of its fields. */
export const anyEdit = (playbook: Playbook, fields = fieldEdits(playbook)): fc.Arbitrary<Edit> =>
  fc
    .oneof(
      fc.tuple(fc.nat({ max: STRUCTURAL.length - 1 }), fc.nat({ max: 500 })).map(([which, at]) => {
        const file = copyOf(playbook);
        const expected = STRUCTURAL[which]!(file, at);
        return expected && { file, ...expected };
      }),
      fc.constantFrom(...fields),
    )
    .filter((edit) => edit !== undefined);

/** The value with the keys of all its objects in another order. */
export function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reordered(each)]),
  );
}
