import type { Overlay } from '../../../rules/api/overlay.ts';
import { kindOf } from '../../../rules/kinds/registry.ts';
import type { Parameter, Playbook } from '../../../rules/playbook/schema.ts';

/** The steps that follow when a step is left by an outcome; none where the branch ends there. */
export const stepsAfter = ({ edges }: Pick<Playbook, 'edges'>, node: string, outcome: string): readonly string[] =>
  edges.filter((edge) => edge.from === node && edge.outcome === outcome).map((edge) => edge.to);

/** The steps that wait for an event just now. */
export const waitingFor = ({ nodes }: Pick<Playbook, 'nodes'>, overlay: Overlay, event: string): readonly string[] =>
  nodes
    .filter((node) => overlay.nodes[node.id]?.state === 'active' && kindOf(node).waitsFor?.(node.config) === event)
    .map(({ id }) => id);

export interface LiveParameter {
  readonly id: string;
  readonly parameter: Parameter;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** The parameters that may be changed while a campaign runs, each within its live bounds. */
export const liveParameters = ({ parameters }: Pick<Playbook, 'parameters'>): readonly LiveParameter[] =>
  Object.entries(parameters)
    .filter(([, { liveMin, liveMax }]) => liveMin !== undefined || liveMax !== undefined)
    .map(([id, parameter]) => ({
      id,
      parameter,
      min: parameter.liveMin ?? parameter.min,
      max: parameter.liveMax ?? parameter.max,
    }));

/** Whether a review has been made: its step has been left. */
export const hasReview = ({ nodes }: Pick<Playbook, 'nodes'>, overlay: Overlay): boolean =>
  nodes.some((node) => kindOf(node).reviews !== undefined && (overlay.nodes[node.id]?.left ?? 0) > 0);

/** Whether one may still be made. */
export const mayReview = ({ nodes }: Pick<Playbook, 'nodes'>): boolean =>
  nodes.some((node) => kindOf(node).reviews !== undefined);
