import type { ConfigOf, Kind } from '../kinds/registry.ts';
import type { PhaseId, PlaybookEdge, PlaybookNode } from '../playbook/schema.ts';

/** A part of a playbook: the nodes of one lane, and the edges that leave them. */
export interface Part {
  readonly nodes: readonly PlaybookNode[];
  readonly edges: readonly PlaybookEdge[];
}

const COLUMN = 220;
const ROW = 100;

/** Makes the nodes of one lane, placed by column and row of the lane, which begins at `left`. */
export const lane =
  (phase: PhaseId, left: number) =>
  <K extends Kind>(
    kind: K,
    id: string,
    [column, row]: readonly [column: number, row: number],
    title: string,
    config: ConfigOf<K>,
  ): PlaybookNode =>
    // The pair of kind and config is checked here; the compiler does not carry it over into the union.
    ({ id, kind, phase, title, config, position: { x: left + column * COLUMN, y: row * ROW } }) as PlaybookNode;

/** Where an outcome leads; a list where it parts into several branches. */
export type Ways = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** The edges of `{ node: { outcome: target } }`, each with an id that says what it is. */
export const edgesOf = (ways: Ways): PlaybookEdge[] =>
  Object.entries(ways).flatMap(([from, outcomes]) =>
    Object.entries(outcomes).flatMap(([outcome, target]) =>
      typeof target === 'string'
        ? [{ id: `${from}_${outcome}`, from, outcome, to: target }]
        : target.map((to) => ({ id: `${from}_${outcome}_${to}`, from, outcome, to })),
    ),
  );

/** Calls in all, for actions that may be repeated without harm. */
export const RETRY = { attempts: 5, initialInterval: 'PT2S', backoff: 2 } as const;
