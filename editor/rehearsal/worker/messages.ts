import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import type { Figures } from '../../../rules/rehearsal/figures.ts';
import type { Rehearsal } from '../../../rules/rehearsal/rehearse.ts';
import type { MonteCarlo } from '../../../rules/simulate/monte-carlo.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';

/** What a rehearsal is played on, beside its scenario: nothing, a file of orders, or figures that were recorded. */
export type RecordedData =
  | { readonly type: 'none' }
  | { readonly type: 'orders'; readonly file: File }
  | { readonly type: 'points'; readonly points: readonly MetricPoint[] };

export interface Rehearsed {
  readonly playbook: Playbook;
  /** Those that it may run as sub-playbooks, by id. */
  readonly playbooks: Readonly<Record<string, Playbook>>;
  readonly scenario: Scenario;
  readonly recorded: RecordedData;
}

/** A version that is played beside another, on what was made up for the newer of them. */
export type Version = Omit<Rehearsed, 'recorded'>;

/** What the page asks of the worker. */
export type Ask =
  | ({ readonly type: 'rehearse' } & Rehearsed)
  | ({ readonly type: 'distribute'; readonly runs: number } & Rehearsed)
  | { readonly type: 'compare'; readonly version: Version; readonly earlier?: Version | undefined }
  | ({ readonly type: 'inspect'; readonly file: File } & Pick<Playbook, 'timezone' | 'currency'>);

/** What is in a file of orders; instants in epoch ms. */
export interface OrdersFound {
  readonly lines: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** The beginning of the local day that sold the most. */
  readonly bestDayMs: number;
}

export type Stage = 'reading' | 'playing';

export type Answer =
  | { readonly type: 'progress'; readonly stage: Stage; readonly share: number }
  | { readonly type: 'rehearsed'; readonly rehearsal: Rehearsal }
  | { readonly type: 'distributed'; readonly monteCarlo: MonteCarlo }
  /** Without the earlier version, if there is none, or if it cannot be played any more. */
  | { readonly type: 'compared'; readonly figures: Figures; readonly earlier?: Figures | undefined }
  | { readonly type: 'inspected'; readonly found: OrdersFound }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  /** A bug: what a rehearsal threw. */
  | { readonly type: 'failed'; readonly message: string };

export interface Numbered<T> {
  readonly id: number;
  readonly content: T;
}
