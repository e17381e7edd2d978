import type { Problem } from '../../../rules/problems/problem.ts';
import type { EditorScope } from '../store/scope.ts';
import { selectOnly } from '../store/view.ts';

let requests = 0;

/** Opens what a problem is about and puts the focus on its field. */
export function goToProblem({ doc, view }: EditorScope, { place }: Problem): void {
  const { playbook } = doc.getState();
  const index = /^\/nodes\/(\d+)/.exec(place.pointer)?.[1];
  const node = place.node ?? (index === undefined ? undefined : playbook.nodes[Number(index)]?.id);
  if (node !== undefined) {
    selectOnly(view, [node], node);
    view.setState({ focus: { pointer: place.pointer, at: ++requests } });
    return;
  }
  const edge = /^\/edges\/(\d+)/.exec(place.pointer)?.[1];
  if (edge !== undefined) {
    const id = playbook.edges[Number(edge)]?.id;
    view.setState({ nodes: new Set(), edges: new Set(id === undefined ? [] : [id]), open: undefined });
    return;
  }
  view.setState({ panel: 'settings', focus: { pointer: place.pointer, at: ++requests } });
}

/** Opens a node's form. */
export function openNode({ view }: EditorScope, node: string): void {
  selectOnly(view, [node], node);
}
