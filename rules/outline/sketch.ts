import { PHASES } from '../playbook/phases.ts';
import type { PhaseId, Playbook } from '../playbook/schema.ts';
import { timetableOf } from '../windows/timetable.ts';

/** What a small picture of a playbook is drawn from: where its steps lie, and what leads where. */
export interface Sketch {
  readonly nodes: readonly Pick<Playbook['nodes'][number], 'id' | 'phase' | 'position'>[];
  readonly edges: readonly Pick<Playbook['edges'][number], 'id' | 'from' | 'to'>[];
  /** The phases that it has, in their order, each with its length where that can be told. */
  readonly phases: readonly { readonly id: PhaseId; readonly lengthMs?: number | undefined }[];
}

export function sketchOf(playbook: Playbook): Sketch {
  const spans = timetableOf(playbook)?.phases ?? {};
  return {
    nodes: playbook.nodes.map(({ id, phase, position }) => ({ id, phase, position })),
    edges: playbook.edges.map(({ id, from, to }) => ({ id, from, to })),
    phases: PHASES.filter((id) => playbook.phases[id]).map((id) => {
      const span = spans[id];
      return { id, ...(span && { lengthMs: span.toMs - span.fromMs }) };
    }),
  };
}
