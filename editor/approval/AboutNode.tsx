import type { About } from './about.ts';
import { NodeButton } from './NodeButton.tsx';

/** A step of the version that the page is about. */
export const AboutNode = ({ about, node, title }: { about: About; node: string; title?: string }) => (
  <NodeButton
    title={title ?? about.names.node(node)}
    mark={about.marks?.get(node)}
    current={about.selected === node}
    onShow={about.onNode && (() => about.onNode?.(node))}
  />
);
