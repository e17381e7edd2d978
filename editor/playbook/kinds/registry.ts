import type { Kind } from '../../../rules/kinds/registry.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { action } from './action.tsx';
import { approval } from './approval.tsx';
import { decide } from './decide.tsx';
import { end } from './end.tsx';
import { experiment } from './experiment.tsx';
import { join } from './join.tsx';
import { monitor } from './monitor.tsx';
import { playbook } from './playbook.tsx';
import { review } from './review.tsx';
import { select } from './select.tsx';
import { set } from './set.tsx';
import { split } from './split.tsx';
import { start } from './start.tsx';
import { table } from './table.tsx';
import { task } from './task.tsx';
import { wait } from './wait.tsx';
import type { FactsReading, KindView } from './view.ts';

/** How every kind looks; a kind without a view does not compile. */
const views: { readonly [K in Kind]: KindView<K> } = {
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
};

/** The view of a kind, for code that treats all kinds alike; a node's config belongs to its own kind. */
export const viewOf = (kind: Kind): KindView<Kind> => views[kind] as unknown as KindView<Kind>;

/** One line about a node's settings. While a form is half filled in, its config may lack anything: then nothing is said. */
export function factsOf(node: PlaybookNode, reading: FactsReading): string {
  try {
    return viewOf(node.kind)
      .facts(node.config, reading)
      .filter((part) => part !== '')
      .join(' · ');
  } catch {
    return '';
  }
}
