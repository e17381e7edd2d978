import { ConditionsFailed } from '../conditions/failure.ts';
import { referencesOf } from '../conditions/references.ts';
import type { Problem, Text } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import type { LintModel, ModelNode } from './model.ts';
import { parallelWrites } from './parallel.ts';

const readBeforeSet = defineFinding(
  'read-before-set',
  {
    en: 'When a token comes to “{node}”, nothing can have set {what} “{name}” yet: “{writers}” come later, or on another way. Set it earlier.',
    'zh-CN': '到达“{node}”时，{what}“{name}”尚不可能有值：“{writers}”在其后或在另一条路径上。请提前设置。',
  },
  { example: 'a set node that computes "total * 2" before the one that sets "total"' },
);

const VARIABLE: Text = { en: 'the variable', 'zh-CN': '变量' };
const SET: Text = { en: 'the set', 'zh-CN': '集合' };

interface Read {
  readonly name: string;
  readonly pointer: string;
  readonly what: Text;
}

/** Variables and sets that are read where nothing can have set them, or set by two branches at once. */
export function lintOrder(model: LintModel): readonly Problem[] {
  const writers = new Map<string, number[]>();
  for (const { index, variables, sets, node } of model.nodes) {
    if (model.graph.indexOf(node.id) !== index) continue;
    for (const name of new Set([...variables, ...sets])) {
      const others = writers.get(name);
      if (others) others.push(index);
      else writers.set(name, [index]);
    }
  }
  const early = readsOf(model).flatMap(([reader, reads]) => {
    if (!model.reached[reader.index]) return [];
    const found = new Map<string, Problem>();
    for (const { name, pointer, what } of reads) {
      const all = (writers.get(name) ?? []).filter((writer) => model.reached[writer]);
      if (found.has(name) || all.length === 0 || canBeSet(model, reader, name, pointer, all)) continue;
      const ids = all.map((index) => model.nodes[index]!.node.id).join(', ');
      found.set(
        name,
        readBeforeSet({ pointer, node: reader.node.id }, { node: reader.node.id, name, what, writers: ids }),
      );
    }
    return [...found.values()];
  });
  return [...early, ...parallelWrites(model, writers)];
}

/** What each node reads of variables and sets, shared conditions included. */
function readsOf(model: LintModel): readonly (readonly [ModelNode, readonly Read[]])[] {
  const reads = new Map<ModelNode, Read[]>();
  const add = (node: ModelNode | undefined, read: Read): void => {
    if (!node) return;
    const others = reads.get(node);
    if (others) others.push(read);
    else reads.set(node, [read]);
  };
  const { names, playbook } = model;
  for (const { paths, sets, pointer, node } of model.expressions) {
    if (!node) continue;
    for (const path of paths) {
      const name = names.variables.has(path) ? path : path.split('.')[0]!;
      if (names.variables.has(name)) add(node, { name, pointer, what: VARIABLE });
    }
    for (const name of sets) if (names.sets.has(name)) add(node, { name, pointer, what: SET });
  }
  for (const { conditions, uses, pointer, node } of model.conditions) {
    for (const use of uses) {
      if (use.is === 'var') add(node, { name: use.name, pointer: use.pointer, what: VARIABLE });
      if (use.is === 'set') add(node, { name: use.name, pointer: use.pointer, what: SET });
    }
    if (!node || !uses.some(({ is }) => is === 'shared')) continue;
    try {
      const { variables, sets, paths } = referencesOf(conditions, playbook.conditions ?? {});
      for (const name of [...variables, ...paths.filter((path) => names.variables.has(path))])
        add(node, { name, pointer, what: VARIABLE });
      for (const name of sets) add(node, { name, pointer, what: SET });
    } catch (error) {
      // What is wrong with shared conditions is said where references are checked.
      if (!(error instanceof ConditionsFailed)) throw error;
    }
  }
  for (const node of model.nodes) {
    for (const { meta, value, pointer } of node.fields) {
      if (meta.control === 'data' && names.sets.has(String(value)))
        add(node, { name: String(value), pointer, what: SET });
    }
  }
  return [...reads];
}

/** Whether one of the writers may have been passed when a token comes to the reader for the first time. */
function canBeSet(
  model: LintModel,
  reader: ModelNode,
  name: string,
  pointer: string,
  writers: readonly number[],
): boolean {
  const { descendants } = model;
  const at = reader.index;
  const others = writers.filter((writer) => writer !== at);
  if (others.some((writer) => descendants.has(writer, at) && !descendants.has(at, writer))) return true;
  if (writers.includes(at) && setsItselfBefore(reader, name, pointer)) return true;
  // A node that goes on watching looks again when what it fired has set the variable.
  const watches = reader.spec.watch !== undefined;
  if (watches && others.some((writer) => descendants.has(at, writer))) return true;
  const without = reachedWithout(model, at);
  return others.some((writer) => without[writer] && (descendants.has(writer, at) || canBeMeanwhile(model, writer, at)));
}

/** A node that computes several values in order sees those before. */
function setsItselfBefore({ node, spec, config }: ModelNode, name: string, pointer: string): boolean {
  const computed = Object.keys(spec.computes?.(node.config) ?? {});
  if (!computed.includes(name)) return true;
  const current = computed.findIndex((each) => pointer.startsWith(config) && pointer.endsWith(`/${each}`));
  return current < 0 || computed.indexOf(name) < current;
}

/** What tokens can come to without passing the node. */
function reachedWithout({ graph, starts }: LintModel, node: number): Uint8Array {
  const reached = new Uint8Array(graph.size);
  const open = starts.filter((start) => start !== node);
  for (const start of open) reached[start] = 1;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { to } of graph.leaving[next]!) {
      if (to === node || reached[to]) continue;
      reached[to] = 1;
      open.push(to);
    }
  }
  return reached;
}

/** Whether another token, from another start or another branch, may pass the writer first. */
function canBeMeanwhile({ nodes, graph, starts, descendants }: LintModel, writer: number, reader: number): boolean {
  const reaches = (from: number, to: number) => from === to || descendants.has(from, to);
  if (starts.filter((start) => reaches(start, writer) || reaches(start, reader)).length > 1) return true;
  return nodes.some(({ index, outcomes }) => {
    if (!outcomes.some(({ many, fires }) => many || fires)) return false;
    if (!descendants.has(index, writer) || !descendants.has(index, reader)) return false;
    const ways = graph.leaving[index]!;
    return ways.some((a) => reaches(a.to, writer) && ways.some((b) => a !== b && reaches(b.to, reader)));
  });
}
