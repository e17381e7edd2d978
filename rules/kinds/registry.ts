import { z } from 'zod';
import { action } from './action/action.ts';
import { approval } from './approval/approval.ts';
import { decide } from './decide/decide.ts';
import { end } from './end/end.ts';
import { experiment } from './experiment/experiment.ts';
import { join } from './join/join.ts';
import { monitor } from './monitor/monitor.ts';
import { playbook } from './playbook/playbook.ts';
import { review } from './review/review.ts';
import { select } from './select/select.ts';
import { set } from './set/set.ts';
import type { Kind } from './faces.ts';
import type { KindSpec } from './spec.ts';
import { split } from './split/split.ts';
import { start } from './start/start.ts';
import { table } from './table/table.ts';
import { task } from './task/task.ts';
import { wait } from './wait/wait.ts';

export { isKind, KINDS } from './faces.ts';
export type { Kind } from './faces.ts';

/** What every kind is and does; a kind that has a face and nothing else does not compile. */
export const kinds = {
  start,
  task,
  approval,
  wait,
  decide,
  table,
  select,
  monitor,
  action,
  experiment,
  split,
  join,
  playbook,
  set,
  review,
  end,
} satisfies Record<Kind, unknown>;

export type ConfigOf<K extends Kind> = z.infer<(typeof kinds)[K]['config']>;

/**
 * The specification of a node's kind, for code that treats all kinds alike. A node was parsed by its kind's schema,
 * so handing its config back to the same kind is sound although the compiler cannot follow it through the union.
 */
export const kindOf = (node: { readonly kind: Kind }): KindSpec<Kind, unknown> =>
  kinds[node.kind] as unknown as KindSpec<Kind, unknown>;
