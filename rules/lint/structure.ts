import { kindOf } from '../kinds/registry.ts';
import { didYouMean } from '../problems/closest.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import type { Playbook } from '../playbook/schema.ts';
import { parseDuration } from '../time/duration.ts';

const duplicateId = defineProblem('duplicate-id', {
  en: '“{id}” is used twice ({kinds}). Ids of parameters, variables, sets and nodes share one space of names: choose another.',
  'zh-CN': '“{id}” 重复使用（{kinds}）。参数、变量、集合与节点共用命名空间，请改名。',
});
const reservedId = defineProblem('reserved-id', {
  en: '“{id}” means something of its own in expressions and cannot be an id. Choose another.',
  'zh-CN': '“{id}” 在表达式中另有含义，不能作为标识，请改名。',
});
const danglingEdge = defineProblem('dangling-edge', {
  en: 'The edge “{edge}” names the node “{node}”, which does not exist{hint}.',
  'zh-CN': '连线“{edge}”指向不存在的节点“{node}”{hint}。',
});
const unknownOutcome = defineProblem('unknown-outcome', {
  en: '“{node}” has no outcome “{outcome}”. Its outcomes: {known}.',
  'zh-CN': '节点“{node}”没有走向“{outcome}”。可用走向：{known}。',
});
const secondEdge = defineProblem('second-edge', {
  en: 'The outcome “{outcome}” of “{node}” has more than one edge. Use a split to go on along several.',
  'zh-CN': '节点“{node}”的走向“{outcome}”有多条连线。需要并行时请使用“并行”节点。',
});
const edgeIntoStart = defineProblem('edge-into-start', {
  en: '“{node}” begins a flow, so no edge can lead into it.',
  'zh-CN': '“{node}”是流程起点，不能有连线指向它。',
});
const phaseMissing = defineProblem('phase-missing', {
  en: 'The playbook has no phase “{phase}”, in which “{node}” lies.',
  'zh-CN': '方案没有定义节点“{node}”所在的阶段“{phase}”。',
});

/** Names that the language gives a meaning to, and the words of FEEL's own grammar. */
const RESERVED = new Set(
  (
    'row now phase set rows item partial ' +
    'and or not if then else for in return some every satisfies between instance function external true false null'
  ).split(' '),
);

/** An anchor called P1D could not be told from a duration. */
const isReserved = (id: string): boolean => RESERVED.has(id) || parseDuration(id) !== undefined;

/** Names that are used twice, edges that lead nowhere, outcomes that do not exist, phases that are not defined. */
export function lintStructure(playbook: Playbook): readonly Problem[] {
  const nodes = new Map(playbook.nodes.map((node) => [node.id, node]));
  return [
    ...duplicates(playbook),
    ...phases(playbook),
    ...playbook.edges.flatMap((_, index) => edgeProblems(playbook, nodes, index)),
  ];
}

function duplicates(playbook: Playbook): Problem[] {
  const uses = new Map<string, { what: string; pointer: string; node?: string }[]>();
  const use = (id: string, what: string, pointer: string, node?: string) => {
    const earlier = uses.get(id);
    const own = { what, pointer, ...(node !== undefined && { node }) };
    if (earlier) earlier.push(own);
    else uses.set(id, [own]);
  };
  for (const parameter of Object.keys(playbook.parameters)) use(parameter, 'parameter', `/parameters/${parameter}`);
  for (const anchor of Object.keys(playbook.anchors)) use(anchor, 'anchor', `/anchors/${anchor}`);
  const variables = new Set<string>();
  for (const [index, node] of playbook.nodes.entries()) {
    use(node.id, 'node', `/nodes/${index}/id`, node.id);
    const spec = kindOf(node);
    const pointer = `/nodes/${index}/config`;
    for (const name of spec.variables?.(node) ?? []) {
      // Several nodes may set one variable; what they may not do is take a name that means something else.
      if (!name.includes('.') && !variables.has(name)) use(name, 'variable', pointer, node.id);
      variables.add(name);
    }
    for (const name of spec.sets?.(node) ?? []) if (!name.includes('.')) use(name, 'set', pointer, node.id);
  }
  const edges = new Set<string>();
  const repeated = playbook.edges.flatMap(({ id }, index) => {
    if (edges.has(id)) return [duplicateId(`/edges/${index}/id`, { id, kinds: 'edge' })];
    edges.add(id);
    return [];
  });
  const reserved = [...uses.entries()].flatMap(([id, [first]]) =>
    isReserved(id)
      ? [reservedId({ pointer: first!.pointer, ...(first!.node !== undefined && { node: first!.node }) }, { id })]
      : [],
  );
  const clashing = [...uses.entries()].flatMap(([id, all]) =>
    all.slice(1).map(({ pointer, node }) => {
      const kinds = [...new Set(all.map((each) => each.what))].join(', ');
      return duplicateId({ pointer, ...(node !== undefined && { node }) }, { id, kinds });
    }),
  );
  return [...reserved, ...clashing, ...repeated];
}

function phases(playbook: Playbook): Problem[] {
  return playbook.nodes.flatMap((node, index) =>
    playbook.phases[node.phase]
      ? []
      : [phaseMissing({ pointer: `/nodes/${index}/phase`, node: node.id }, { node: node.id, phase: node.phase })],
  );
}

function edgeProblems(
  playbook: Playbook,
  nodes: ReadonlyMap<string, Playbook['nodes'][number]>,
  index: number,
): Problem[] {
  const { id: edge, from, outcome, to } = playbook.edges[index]!;
  const pointer = `/edges/${index}`;
  const problems: Problem[] = [];
  for (const end of ['from', 'to'] as const) {
    const node = end === 'from' ? from : to;
    if (nodes.has(node)) continue;
    problems.push(danglingEdge(`${pointer}/${end}`, { edge, node, hint: didYouMean(node, nodes.keys()) }));
  }
  const source = nodes.get(from);
  if (source) {
    const place = { pointer: `${pointer}/outcome`, node: from };
    const outcomes = kindOf(source).outcomes(source.config);
    const known = outcomes.find((each) => each.id === outcome);
    const before = playbook.edges.slice(0, index).some((each) => each.from === from && each.outcome === outcome);
    if (!known)
      problems.push(
        unknownOutcome(place, { node: from, outcome, known: outcomes.map((each) => each.id).join(', ') || '–' }),
      );
    else if (before && !known.many) problems.push(secondEdge(place, { node: from, outcome }));
  }
  const target = nodes.get(to);
  if (target && kindOf(target).arm) problems.push(edgeIntoStart({ pointer: `${pointer}/to`, node: to }, { node: to }));
  return problems;
}
