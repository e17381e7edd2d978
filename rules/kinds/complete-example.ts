import type { Json } from '../json.ts';
import { FORMAT } from '../playbook/schema.ts';
import type { ExampleNode, KindExample } from './example.ts';
import { isKind, kindOf } from './registry.ts';

type Edge = readonly [from: string, outcome: string, to: string];

/** The outcomes of a written node that must have an edge. */
function requiredOf({ kind, config }: ExampleNode): readonly string[] {
  if (!isKind(kind)) throw new Error(`An example has a node of no kind: ${kind}`);
  const spec = kindOf({ kind });
  return spec
    .outcomes(spec.config.parse(config))
    .filter((outcome) => outcome.required)
    .map((outcome) => outcome.id);
}

/** The file of a whole playbook around an example, unchecked: a start before it, ends behind it. */
export function completeExample({ nodes, edges = [], parameters = {} }: KindExample, id = 'example'): Json {
  const isReached = new Set(edges.map(([, , to]) => to));
  const isStart = ({ kind }: ExampleNode) => isKind(kind) && kindOf({ kind }).arm !== undefined;
  const [first] = nodes;
  const start = { id: 'start', kind: 'start', title: 'Event day', config: { when: { at: 'T0' } } };
  const needsStart = first !== undefined && !isStart(first) && !isReached.has(first.id) && !nodes.some(isStart);
  const led = new Set(edges.map(([from, outcome]) => `${from}.${outcome}`));
  const toEnd = nodes.flatMap((node) =>
    requiredOf(node).flatMap((outcome): Edge[] =>
      led.has(`${node.id}.${outcome}`) ? [] : [[node.id, outcome, 'finish']],
    ),
  );
  const end = { id: 'finish', kind: 'end', title: 'End', config: { scope: 'branch' } };
  const allNodes = [...(needsStart ? [start] : []), ...nodes, ...(toEnd.length > 0 ? [end] : [])];
  const allEdges: readonly Edge[] = [
    ...(needsStart ? [['start', 'started', first.id] as const] : []),
    ...edges,
    ...toEnd,
  ];
  return {
    format: FORMAT,
    id,
    name: 'Example',
    timezone: 'Asia/Shanghai',
    currency: 'CNY',
    anchors: { T0: { title: 'Event day' } },
    phases: { live: { from: 'T0', to: 'T0 + P1D' } },
    parameters,
    nodes: allNodes.map((node, index) => ({ ...node, phase: 'live', position: { x: index * 240, y: 0 } })),
    edges: allEdges.map(([from, outcome, to], index) => ({ id: `e${index + 1}`, from, outcome, to })),
  };
}

/** The file of the scenario in which an example is played, unchecked. */
export const scenarioOfExample = ({ scenario = {} }: KindExample): Json => ({
  format: 'dacu/scenario@1',
  anchors: { T0: '2026-11-11T00:00:00+08:00' },
  people: { planner: { respondsIn: 'PT1H' }, manager: { respondsIn: 'PT1H' }, operator: { respondsIn: 'PT1H' } },
  ...scenario,
});
