import { z } from 'zod';
import { kindOf } from '../kinds/registry.ts';
import { field } from '../playbook/fields.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import type { Text } from '../problems/problem.ts';
import { PHASE_TITLES } from '../words/phases.ts';
import { defineChange, quoted, side } from './change.ts';
import type { Change } from './change.ts';
import type { ComparedSide, Comparison } from './comparison.ts';
import { impactOfField } from './field-impact.ts';
import { diffFields } from './fields.ts';
import type { Impact } from './impact.ts';
import { gravest } from './impact.ts';
import { isReordered, pairById } from './pair.ts';
import type { Pair } from './pair.ts';
import { withoutName } from './renames.ts';
import type { Renames } from './renames.ts';

const nodeAdded = defineChange('node-added', {
  en: '{node} ({kind}) is new in {phase}',
  'zh-CN': '新增 {node}（{kind}），位于{phase}',
});
const nodeRemoved = defineChange('node-removed', {
  en: '{node} ({kind}) is gone from {phase}',
  'zh-CN': '删除 {node}（{kind}），原位于{phase}',
});
const nodeRenamed = defineChange('node-renamed', {
  en: '{node} has the id “{after}” instead of “{before}”',
  'zh-CN': '{node} 的标识由“{before}”改为“{after}”',
});
const kindChanged = defineChange('kind-changed', {
  en: '{node} is of another kind: {before} → {after}',
  'zh-CN': '{node} 的类型改变：{before} → {after}',
});
const phaseChanged = defineChange('phase-changed', {
  en: '{node} moved from {before} to {after}',
  'zh-CN': '{node} 由{before}移到{after}',
});
const nodeOrder = defineChange('node-order-changed', {
  en: 'Nodes that fall on one instant happen in another order: the file lists them differently',
  'zh-CN': '同一时刻的节点先后次序改变：文件中的排列不同',
});

/** What every node has besides its kind's config; the title in the words of its form. */
const common = z.object({
  title: field(z.string(), 'text', 'Title', '名称'),
  description: field(z.string(), 'longText', 'Description', '说明').optional(),
});

export const nodeName = ({ title, id }: { readonly title: string; readonly id: string }): Text => quoted(title || id);

const contentOf = ({ kind, phase, title, description, config }: PlaybookNode) => ({
  kind,
  phase,
  title,
  description,
  config,
});

/** The same for one whose settings name the node itself. */
const anonymous = (node: PlaybookNode): unknown => ({
  ...contentOf(node),
  config: withoutName(node.config, node.id),
});

export const pairNodes = (before: Playbook, after: Playbook): readonly Pair[] =>
  pairById(before.nodes, after.nodes, contentOf, anonymous);

export const renamesOf = (before: Playbook, after: Playbook, pairs: readonly Pair[]): Renames =>
  new Map(
    pairs.flatMap((pair) => (pair.renamed ? [[before.nodes[pair.before!]!.id, after.nodes[pair.after!]!.id]] : [])),
  );

/** Steps that are new, gone, renamed, moved or set otherwise. */
export function diffNodes(
  before: Playbook,
  after: Playbook,
  pairs: readonly Pair[],
  renames: Renames,
): readonly Change[] {
  const changes = pairs.flatMap((pair): readonly Change[] => {
    const old = before.nodes[pair.before ?? -1];
    const fresh = after.nodes[pair.after ?? -1];
    if (old && fresh) return diffNode([before, old, pair.before!], [after, fresh, pair.after!], renames);
    const [node, index, playbook] = old ? [old, pair.before!, before] : [fresh!, pair.after!, after];
    const there = side({ pointer: `/nodes/${index}`, node: node.id }, contentOf(node));
    const words = {
      node: nodeName(node),
      kind: kindOf(node).title,
      phase: phaseName(playbook, node),
    };
    return [(old ? nodeRemoved : nodeAdded)(impactOfNode(node), old ? { before: there } : { after: there }, words)];
  });
  const ids = (playbook: Playbook) =>
    side(
      { pointer: '/nodes' },
      playbook.nodes.map((node) => node.id),
    );
  return isReordered(pairs) ? [...changes, nodeOrder('flow', { before: ids(before), after: ids(after) }, {})] : changes;
}

const phaseName = ({ phases }: Playbook, { phase }: PlaybookNode): Text => {
  const own = phases[phase]?.title;
  return own ? quoted(own) : PHASE_TITLES[phase];
};

type Located = readonly [playbook: Playbook, node: PlaybookNode, index: number];

function diffNode(before: Located, after: Located, renames: Renames): readonly Change[] {
  const [[, old], [, fresh]] = [before, after];
  const at = ([, node, index]: Located, field_: string, value: unknown) =>
    side({ pointer: `/nodes/${index}/${field_}`, node: node.id }, value);
  const node = nodeName(fresh);
  const renamed =
    old.id === fresh.id
      ? []
      : [
          nodeRenamed(
            'flow',
            { before: at(before, 'id', old.id), after: at(after, 'id', fresh.id) },
            {
              node,
              before: old.id,
              after: fresh.id,
            },
          ),
        ];
  const moved =
    old.phase === fresh.phase
      ? []
      : [
          phaseChanged(
            'flow',
            { before: at(before, 'phase', old.phase), after: at(after, 'phase', fresh.phase) },
            {
              node,
              before: phaseName(before[0], old),
              after: phaseName(after[0], fresh),
            },
          ),
        ];
  const comparison: Comparison = { before: sideOf(before), after: sideOf(after), renames };
  const spot = { before: '', after: '', titles: [nodeName(old)] };
  const texts = diffFields(common, pickTexts(old), pickTexts(fresh), comparison, spot);
  if (old.kind !== fresh.kind) {
    const other = kindChanged(
      gravest([impactOfNode(old), impactOfNode(fresh)], 'flow'),
      { before: at(before, 'kind', old.kind), after: at(after, 'kind', fresh.kind) },
      { node, before: kindOf(old).title, after: kindOf(fresh).title },
    );
    return [...renamed, ...moved, ...texts, other];
  }
  const configs: Comparison = { ...comparison, before: configOf(before), after: configOf(after) };
  return [
    ...renamed,
    ...moved,
    ...texts,
    ...diffFields(kindOf(fresh).config, old.config, fresh.config, configs, { ...spot, titles: [node] }),
  ];
}

const pickTexts = ({ title, description }: PlaybookNode) => ({ title, description });

const sideOf = ([playbook, { id }, index]: Located): ComparedSide => ({
  playbook,
  node: id,
  base: `/nodes/${index}`,
  valuesOf: {},
});

const configOf = (located: Located): ComparedSide => {
  const [, node, index] = located;
  return {
    ...sideOf(located),
    base: `/nodes/${index}/config`,
    valuesOf: kindOf(node).valuesOf?.(node.config) ?? {},
  };
};

/** A step that comes or goes is about money or people if any of its settings is; else about the flow. */
function impactOfNode(node: PlaybookNode): Impact {
  const { config, valuesOf } = kindOf(node);
  const values = valuesOf?.(node.config) ?? {};
  const impacts = visitFields(config, node.config, '').map(({ meta, pointer }) =>
    impactOfField(meta, values[pointer]?.type),
  );
  return gravest(
    impacts.filter((impact) => impact === 'money' || impact === 'people'),
    'flow',
  );
}
