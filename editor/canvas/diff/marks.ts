import type { Mark } from '../../../rules/diff/marks.ts';
import type { FlowEdge, FlowNode } from '../mappers.ts';
import styles from './marks.module.css';

/** What differs from another version, by node and by edge. */
export interface CanvasMarks {
  readonly nodes: ReadonlyMap<string, Mark>;
  readonly edges: ReadonlyMap<string, Mark>;
}

/** A sign for each, so that no difference is told by colour alone. */
export const SIGNS: Readonly<Record<Mark, string>> = { added: '+', removed: '−', changed: 'Δ' };

export type MarkTitles = Readonly<Record<Mark, string>>;

/** The nodes with their marks: in how they look, and in what is read of them. */
export const markNodes = (nodes: FlowNode[], marks: CanvasMarks, titles: MarkTitles): FlowNode[] =>
  nodes.map((node) => {
    const mark = marks.nodes.get(node.id);
    if (!mark) return node;
    return { ...node, className: styles[mark]!, ariaLabel: `${node.ariaLabel ?? node.id} (${titles[mark]})` };
  });

export const markEdges = (edges: FlowEdge[], marks: CanvasMarks): FlowEdge[] =>
  edges.map((edge) => {
    const mark = marks.edges.get(edge.id);
    return mark ? { ...edge, className: styles[mark]! } : edge;
  });
