import { faceOf } from '../../../rules/kinds/faces.ts';
import type { Outcome } from '../../../rules/kinds/spec.ts';
import type { Playbook, PlaybookEdge, PlaybookNode } from '../../../rules/playbook/schema.ts';

/** The outcomes of a node. A config that is not complete yet may not be readable by its kind: then none are known. */
export function outcomesOf(node: PlaybookNode): readonly Outcome[] {
  try {
    return faceOf(node).outcomes(node.config);
  } catch {
    return [];
  }
}

/** The outcomes that may still get an edge, those that must have one first. */
export function freeOutcomes(playbook: Playbook, node: PlaybookNode, except?: PlaybookEdge): readonly Outcome[] {
  const used = new Set(
    playbook.edges.filter((edge) => edge.from === node.id && edge !== except).map((edge) => edge.outcome),
  );
  const free = outcomesOf(node).filter((outcome) => outcome.many || !used.has(outcome.id));
  return [...free.filter((each) => each.required), ...free.filter((each) => !each.required)];
}

/** Whether edges may lead into a node: not into one that begins a flow. */
export const takesEdges = (node: PlaybookNode): boolean => faceOf(node).beginsFlow !== true;
