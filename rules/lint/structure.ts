import { didYouMean } from '../problems/closest.ts';
import type { Problem, Text } from '../problems/problem.ts';
import type { Playbook } from '../playbook/schema.ts';
import { parseDuration } from '../time/duration.ts';
import { defineFinding } from './finding.ts';
import type { LintModel, ModelNode } from './model.ts';
import { replaceBy, replaceByClosest } from './repairs.ts';

const duplicateId = defineFinding(
  'duplicate-id',
  {
    en: '“{id}” is used twice ({kinds}). Ids of parameters, variables, sets and nodes share one space of names: choose another.',
    'zh-CN': '“{id}” 重复使用（{kinds}）。参数、变量、集合与节点共用命名空间，请改名。',
  },
  { example: '"parameters": {"a": …}, "nodes": [{"id": "a", …}]' },
);
const reservedId = defineFinding(
  'reserved-id',
  {
    en: '“{id}” means something of its own in expressions and cannot be an id. Choose another.',
    'zh-CN': '“{id}” 在表达式中另有含义，不能作为标识，请改名。',
  },
  { example: '"nodes": [{"id": "row", …}]' },
);
const danglingEdge = defineFinding(
  'dangling-edge',
  {
    en: 'The edge “{edge}” names the node “{node}”, which does not exist{hint}.',
    'zh-CN': '连线“{edge}”指向不存在的节点“{node}”{hint}。',
  },
  { example: '{"from": "start", "outcome": "started", "to": "pik"}' },
);
const unknownOutcome = defineFinding(
  'unknown-outcome',
  {
    en: '“{node}” has no outcome “{outcome}”. Its outcomes: {outcomes}.',
    'zh-CN': '节点“{node}”没有走向“{outcome}”。可用走向：{outcomes}。',
  },
  { example: '{"from": "confirm", "outcome": "finished", …}' },
);
const secondEdge = defineFinding(
  'second-edge',
  {
    en: 'The outcome “{outcome}” of “{node}” has more than one edge. Use a split to go on along several.',
    'zh-CN': '节点“{node}”的走向“{outcome}”有多条连线。需要并行时请使用“并行”节点。',
  },
  { example: 'two edges from "started" of one start' },
);
const edgeIntoStart = defineFinding(
  'edge-into-start',
  {
    en: '“{node}” begins a flow, so no edge can lead into it.',
    'zh-CN': '“{node}”是流程起点，不能有连线指向它。',
  },
  { example: '{"from": "a", "outcome": "done", "to": "start"}' },
);
const phaseMissing = defineFinding(
  'phase-missing',
  {
    en: 'The playbook has no phase “{phase}”, in which “{node}” lies.',
    'zh-CN': '方案没有定义节点“{node}”所在的阶段“{phase}”。',
  },
  { example: '"phase": "review" where "phases" has no "review"' },
);

/** Names that the language gives a meaning to, and the words of FEEL's own grammar. */
const RESERVED = new Set(
  (
    'row now phase set rows item partial ' +
    'and or not if then else for in return some every satisfies between instance function external true false null'
  ).split(' '),
);

/** What an id can stand for. */
const USES = {
  parameter: { en: 'parameter', 'zh-CN': '参数' },
  anchor: { en: 'anchor', 'zh-CN': '锚点' },
  node: { en: 'node', 'zh-CN': '节点' },
  variable: { en: 'variable', 'zh-CN': '变量' },
  set: { en: 'set', 'zh-CN': '集合' },
  edge: { en: 'edge', 'zh-CN': '连线' },
} as const satisfies Record<string, Text>;

function kindWords(uses: readonly (keyof typeof USES)[]): Text {
  const words = [...new Set(uses)].map((use) => USES[use]);
  return { en: words.map(({ en }) => en).join(', '), 'zh-CN': words.map((each) => each['zh-CN']).join('、') };
}

/** An anchor called P1D could not be told from a duration. */
const isReserved = (id: string): boolean => RESERVED.has(id) || parseDuration(id) !== undefined;

/** Names that are used twice, edges that lead nowhere, outcomes that do not exist, phases that are not defined. */
export function lintStructure(model: LintModel): readonly Problem[] {
  return [...duplicates(model), ...phases(model.playbook), ...edgeProblems(model)];
}

function duplicates({ playbook, nodes }: LintModel): Problem[] {
  const uses = new Map<string, { what: keyof typeof USES; pointer: string; node?: string }[]>();
  const use = (id: string, what: keyof typeof USES, pointer: string, node?: string) => {
    const earlier = uses.get(id);
    const own = { what, pointer, ...(node !== undefined && { node }) };
    if (earlier) earlier.push(own);
    else uses.set(id, [own]);
  };
  for (const parameter of Object.keys(playbook.parameters)) use(parameter, 'parameter', `/parameters/${parameter}`);
  for (const anchor of Object.keys(playbook.anchors)) use(anchor, 'anchor', `/anchors/${anchor}`);
  const variables = new Set<string>();
  for (const { node, pointer, config, variables: own, sets } of nodes) {
    use(node.id, 'node', `${pointer}/id`, node.id);
    for (const name of own) {
      // Several nodes may set one variable; what they may not do is take a name that means something else.
      if (!name.includes('.') && !variables.has(name)) use(name, 'variable', config, node.id);
      variables.add(name);
    }
    for (const name of sets) if (!name.includes('.')) use(name, 'set', config, node.id);
  }
  const edges = new Set<string>();
  const taken = new Set(playbook.edges.map(({ id }) => id));
  const repeated = playbook.edges.flatMap(({ id }, index) => {
    const pointer = `/edges/${index}/id`;
    if (edges.has(id))
      return [duplicateId(pointer, { id, kinds: USES.edge }, replaceBy(pointer, id, freshId(id, taken)))];
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
      const kinds = kindWords(all.map((each) => each.what));
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

/** The id with the first number that makes it free, which is taken with it. */
function freshId(id: string, taken: Set<string>): string {
  for (let number = 2; ; number++) {
    const fresh = `${id}_${number}`;
    if (taken.has(fresh)) continue;
    taken.add(fresh);
    return fresh;
  }
}

function edgeProblems({ playbook, nodes, reached }: LintModel): Problem[] {
  const byId = new Map(nodes.map((each) => [each.node.id, each]));
  const taken = new Set(playbook.edges.map(({ from, outcome }) => `${from} ${outcome}`));
  const used = new Set<string>();
  return playbook.edges.flatMap(({ id: edge, from, outcome, to }, index) => {
    const pointer = `/edges/${index}`;
    const problems: Problem[] = [];
    for (const end of ['from', 'to'] as const) {
      const node = end === 'from' ? from : to;
      if (byId.has(node)) continue;
      const place = `${pointer}/${end}`;
      const fits = (each: ModelNode) =>
        // What nothing leads to yet is what the edge was for.
        end === 'to'
          ? !each.spec.arm && !reached[each.index]
          : isFree(each, outcome, taken) && each.outcomes.some(({ id }) => id === outcome);
      const candidates = [...byId.values()].filter(fits).map((each) => each.node.id);
      const fix = replaceByClosest(place, node, candidates);
      problems.push(danglingEdge(place, { edge, node, hint: didYouMean(node, byId.keys()) }, fix));
    }
    const source = byId.get(from);
    if (source) problems.push(...outcomeProblems(source, outcome, `${pointer}/outcome`, used, taken));
    const target = byId.get(to);
    if (target?.spec.arm) problems.push(edgeIntoStart({ pointer: `${pointer}/to`, node: to }, { node: to }));
    return problems;
  });
}

const isFree = ({ node, outcomes }: ModelNode, outcome: string, taken: ReadonlySet<string>): boolean =>
  !taken.has(`${node.id} ${outcome}`) || outcomes.some(({ id, many }) => id === outcome && many === true);

/** What is wrong with an edge's outcome; `used` are those of the edges before it, `taken` those of all. */
function outcomeProblems(
  source: ModelNode,
  outcome: string,
  pointer: string,
  used: Set<string>,
  taken: ReadonlySet<string>,
): Problem[] {
  const { node, outcomes } = source;
  const key = `${node.id} ${outcome}`;
  const place = { pointer, node: node.id };
  const known = outcomes.find(({ id }) => id === outcome);
  if (!known) {
    const ids = outcomes.map(({ id }) => id);
    const fix = replaceByClosest(
      pointer,
      outcome,
      ids.filter((id) => isFree(source, id, taken)),
    );
    return [unknownOutcome(place, { node: node.id, outcome, outcomes: ids.join(', ') || '–' }, fix)];
  }
  const again = used.has(key);
  used.add(key);
  return again && !known.many ? [secondEdge(place, { node: node.id, outcome })] : [];
}
