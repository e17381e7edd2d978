import type { Json } from '../json.ts';

/** A node as an example writes it; in its kind’s example the first node is the one that it is about. */
export interface ExampleNode {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly config: Json;
}

/** A small part of a playbook that shows a kind at work, and the surroundings in which it comes to its end. */
export interface KindExample {
  readonly nodes: readonly ExampleNode[];
  /** `[from, outcome, to]`. What must have an edge and has none leads to an end; the first node follows a start. */
  readonly edges?: readonly (readonly [from: string, outcome: string, to: string])[];
  readonly parameters?: Readonly<Record<string, Json>>;
  /** Members of a scenario; `T0` is given, and the usual roles answer after an hour. */
  readonly scenario?: Readonly<Record<string, Json>>;
  /** The playbooks that it runs, by their ids. */
  readonly playbooks?: Readonly<Record<string, KindExample>>;
}

/** An example of one node alone. */
export const exampleOf = (
  kind: string,
  id: string,
  title: string,
  config: Json,
  more: Omit<KindExample, 'nodes'> = {},
): KindExample => ({ nodes: [{ id, kind, title, config }], ...more });
