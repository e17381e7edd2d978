import { kindOf } from '../kinds/registry.ts';
import type { Playbook, PlaybookEdge, PlaybookNode } from '../playbook/schema.ts';
import type { Text } from '../problems/problem.ts';
import { defineChange, joinTexts, same, side } from './change.ts';
import type { Change } from './change.ts';
import { nodeName } from './nodes.ts';
import type { Renames } from './renames.ts';

const edgeAdded = defineChange('edge-added', { en: '{from} now leads to {to}', 'zh-CN': '{from} 现连到 {to}' });
const edgeRemoved = defineChange('edge-removed', {
  en: '{from} no longer leads to {to}',
  'zh-CN': '{from} 不再连到 {to}',
});
const edgeRewired = defineChange('edge-rewired', {
  en: '{from} leads to {after} instead of {before}',
  'zh-CN': '{from} 由连到 {before} 改为连到 {after}',
});
const nodeMoved = defineChange('node-moved', {
  en: '{node} now comes after {after} instead of {before}',
  'zh-CN': '{node} 由接在 {before} 之后改为接在 {after} 之后',
});
const edgeReplaced = defineChange('edge-replaced', {
  en: 'The way {before} became {after}',
  'zh-CN': '连线 {before} 改为 {after}',
});

interface Way {
  readonly edge: PlaybookEdge;
  readonly index: number;
  /** By the new playbook's ids. */
  readonly from: string;
  readonly to: string;
}

/**
 * Ways that lead elsewhere. What leaves a step that is new or gone is part of that step; an edge's own id and its place
 * in the file mean nothing.
 */
export function diffEdges(before: Playbook, after: Playbook, renames: Renames): readonly Change[] {
  const [oldNodes, newNodes] = [nodesOf(before), nodesOf(after)];
  const here = (id: string) => renames.get(id) ?? id;
  const stayed = (old: string) => oldNodes.has(old) && newNodes.has(here(old));
  const back = new Map([...renames].map(([old, fresh]) => [fresh, old]));
  const isNew = (id: string) => newNodes.has(id) && !oldNodes.has(back.get(id) ?? id);
  let gone = before.edges.map((edge, index): Way => ({ edge, index, from: here(edge.from), to: here(edge.to) }));
  let come = after.edges.map((edge, index): Way => ({ edge, index, from: edge.from, to: edge.to }));
  const match = (key: (way: Way) => string): readonly (readonly [Way, Way])[] => {
    const pairs = pairWays(gone, come, key);
    const paired = new Set(pairs.flat());
    gone = gone.filter((way) => !paired.has(way));
    come = come.filter((way) => !paired.has(way));
    return pairs;
  };

  const kept = keptWays(gone, come);
  gone = gone.filter((way) => !kept.old.has(way) && (stayed(way.edge.from) || !oldNodes.has(way.edge.from)));
  come = come.filter((way) => !kept.fresh.has(way) && !isNew(way.from));

  const say = new Words(before, after, oldNodes, newNodes);
  const exit = ({ from, edge }: Way) => `${from} ${edge.outcome}`;
  const rewired = [...match((way) => `${exit(way)} ${way.edge.id}`), ...match(exit)].map(([old, fresh]) =>
    edgeRewired('flow', say.sides(old, fresh), {
      from: say.exit(fresh, newNodes),
      before: say.node(old.edge.to, oldNodes),
      after: say.node(fresh.to, newNodes),
    }),
  );
  const moved = [...match((way) => `${way.to} ${way.edge.id}`), ...match((way) => way.to)].map(([old, fresh]) =>
    nodeMoved('flow', say.sides(old, fresh), {
      node: say.node(fresh.to, newNodes),
      before: say.exit(old, oldNodes),
      after: say.exit(fresh, newNodes),
    }),
  );
  const replaced = match((way) => way.edge.id).map(([old, fresh]) =>
    edgeReplaced('flow', say.sides(old, fresh), { before: say.way(old, oldNodes), after: say.way(fresh, newNodes) }),
  );
  return [
    ...rewired,
    ...moved,
    ...replaced,
    ...come.map((way) =>
      edgeAdded('flow', say.sides(undefined, way), { from: say.exit(way, newNodes), to: say.node(way.to, newNodes) }),
    ),
    ...gone.map((way) =>
      edgeRemoved('flow', say.sides(way, undefined), {
        from: say.exit(way, oldNodes),
        to: say.node(way.edge.to, oldNodes),
      }),
    ),
  ];
}

type Nodes = ReadonlyMap<string, PlaybookNode>;

const nodesOf = ({ nodes }: Playbook): Nodes => new Map(nodes.map((node) => [node.id, node]));

/** Pairs the ways that have a key in common, each once, in order. */
function pairWays(gone: readonly Way[], come: readonly Way[], key: (way: Way) => string): [Way, Way][] {
  const waiting = new Map<string, Way[]>();
  for (const way of gone) {
    const others = waiting.get(key(way));
    if (others) others.push(way);
    else waiting.set(key(way), [way]);
  }
  return come.flatMap((way) => {
    const old = waiting.get(key(way))?.shift();
    return old ? [[old, way] as [Way, Way]] : [];
  });
}

function keptWays(gone: readonly Way[], come: readonly Way[]) {
  const pairs = pairWays(gone, come, ({ from, to, edge }) => `${from} ${edge.outcome} ${to}`);
  return { old: new Set(pairs.map(([old]) => old)), fresh: new Set(pairs.map(([, fresh]) => fresh)) };
}

/** Ways in words, and where they are in both files. */
class Words {
  private readonly before: Playbook;
  private readonly after: Playbook;
  private readonly oldNodes: Nodes;
  private readonly newNodes: Nodes;

  constructor(before: Playbook, after: Playbook, oldNodes: Nodes, newNodes: Nodes) {
    this.before = before;
    this.after = after;
    this.oldNodes = oldNodes;
    this.newNodes = newNodes;
  }

  node(id: string, nodes: Nodes): Text {
    const node = nodes.get(id);
    return node ? nodeName(node) : same(`“${id}”`);
  }

  exit({ edge: { from, outcome } }: Way, nodes: Nodes): Text {
    const node = nodes.get(from);
    const title =
      node &&
      kindOf(node)
        .outcomes(node.config)
        .find((each) => each.id === outcome)?.title;
    return joinTexts([this.node(from, nodes), title ?? same(outcome)]);
  }

  way(way: Way, nodes: Nodes): Text {
    const [exit, to] = [this.exit(way, nodes), this.node(way.edge.to, nodes)];
    return { en: `${exit.en} → ${to.en}`, 'zh-CN': `${exit['zh-CN']} → ${to['zh-CN']}` };
  }

  sides(old: Way | undefined, fresh: Way | undefined) {
    const value = ({ edge: { from, outcome, to } }: Way) => ({ from, outcome, to });
    const place = ({ index, edge }: Way, nodes: Nodes, { edges }: Playbook) => ({
      pointer: `/edges/${index}`,
      ...(edges[index] && nodes.has(edge.from) && { node: edge.from }),
    });
    return {
      ...(old && { before: side(place(old, this.oldNodes, this.before), value(old)) }),
      ...(fresh && { after: side(place(fresh, this.newNodes, this.after), value(fresh)) }),
    };
  }
}
