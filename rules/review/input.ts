import { z } from 'zod';
import type { LedgerState } from '../effects/ledger-states.ts';
import type { Row } from '../feel/scope.ts';
import type { Context, LogEntry } from '../interpreter/messages.ts';
import type { Json } from '../json.ts';
import { own } from '../own.ts';
import { readMetric } from '../metrics/read.ts';
import type { MetricQuery } from '../metrics/read.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Text } from '../problems/problem.ts';
import { shift } from '../time/duration.ts';
import { resolveInstant } from '../time/instant.ts';
import { parseTimestamp } from '../time/zone.ts';
import type { DataView } from '../watch/view.ts';
import { paidOrders } from './orders.ts';
import type { PaidOrder } from './orders.ts';
import type { SectionId } from './sections.ts';

/** The parameters or variables that a review takes for the campaign’s targets. */
export const TARGET_NAMES = ['gmvTarget', 'uvTarget', 'cvrTarget'] as const;

/** The time that a review is about, (fromMs, toMs], epoch ms. */
export interface ReviewWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A line of the effect ledger, as far as reviews care. */
export interface ReviewedEffect {
  readonly state: LedgerState;
}

export interface ReviewedChannel {
  readonly id: string;
  readonly title: string | Text | null;
  /** Distinct visitors of the whole window; null if they were not counted. */
  readonly uv: number | null;
  /** Minor units; null for a channel without ads. */
  readonly adSpend: number | null;
  readonly attributedGmv: number | null;
}

/** All that the sections of a review are computed from. Money is integer minor units. */
export interface ReviewInput {
  readonly currency: string;
  /** Paid in the window. */
  readonly orders: readonly PaidOrder[];
  /** Paid in the window of the same length just before. */
  readonly previousOrders: readonly PaidOrder[];
  /** Distinct visitors of the whole window; null if they were not counted. */
  readonly uv: number | null;
  readonly carters: number | null;
  /** `aov` is what the other three imply. Null where the campaign has no such target. */
  readonly target: { readonly gmv: number | null; readonly uv: number | null; readonly cvr: number | null };
  readonly skus: readonly Row[];
  readonly customers: readonly Row[];
  /** After-sales cases that were opened in the window. */
  readonly cases: readonly Row[];
  readonly channels: readonly ReviewedChannel[];
  readonly log: readonly LogEntry[];
  readonly effects: readonly ReviewedEffect[];
}

/** What a review is built from and of what time; without `over` of the campaign's event. */
export interface ReviewAsked {
  readonly sections: readonly SectionId[];
  /** ISO 8601 duration: the time up to the review. */
  readonly over?: string | undefined;
}

/**
 * The window that a review is about. Without a live phase there is no event to measure: then everything up to now is
 * reviewed.
 */
export function reviewWindow(
  { over }: ReviewAsked,
  playbook: Pick<Playbook, 'phases' | 'timezone'>,
  { anchors, nowMs }: Context,
): ReviewWindow {
  if (over !== undefined) return { fromMs: shift(nowMs, over, playbook.timezone, -1), toMs: nowMs };
  return eventWindow(playbook, anchors) ?? { fromMs: 0, toMs: nowMs };
}

/** The window of a campaign's event: its live phase. Undefined if the playbook has none. */
export function eventWindow(
  playbook: Pick<Playbook, 'phases' | 'timezone'>,
  anchors: Readonly<Record<string, number>>,
): ReviewWindow | undefined {
  const { live } = playbook.phases;
  if (!live) return undefined;
  const scope = { anchors, timeZone: playbook.timezone, nowMs: NaN };
  return { fromMs: resolveInstant(live.from, scope), toMs: resolveInstant(live.to, scope) };
}

/**
 * Gathers what a review of the window needs: orders, SKUs, customers, channels and cases from the data sets of those names;
 * visitors from the distinct counts stamped over exactly the window (`P1D` for a day), because hours never add up; the
 * targets from the variables or parameters `gmvTarget` (minor units), `uvTarget` and `cvrTarget` (0–1).
 */
export function reviewInputFrom(
  view: DataView,
  context: Context,
  window: ReviewWindow,
  log: readonly LogEntry[],
  effects: readonly ReviewedEffect[],
  timeZone: string,
  currency: string,
): ReviewInput {
  const { fromMs, toMs } = window;
  const duration = windowText(window, timeZone);
  const plan = view.planUnder(context.anchors);
  const read = (query: Omit<MetricQuery, 'window'>): number | null => {
    const reading = readMetric({ ...query, window: duration }, toMs, view.points, plan, timeZone);
    return reading.present ? reading.value : null;
  };
  const target = (name: string): number | null => {
    const value = own(context.variables, name) ?? own(context.parameters, name);
    return typeof value === 'number' ? value : null;
  };
  const rows = view.rows('orders') ?? [];
  const orders = paidOrders(rows, fromMs, toMs);
  return {
    currency,
    orders,
    previousOrders: paidOrders(rows, shift(fromMs, duration, timeZone, -1), fromMs),
    uv: read({ id: 'uv' }),
    carters: read({ id: 'carters' }),
    target: { gmv: target('gmvTarget'), uv: target('uvTarget'), cvr: target('cvrTarget') },
    skus: view.rows('skus') ?? [],
    customers: view.rows('customers') ?? [],
    cases: (view.rows('cases') ?? []).filter((row) => isWithin(row['at'], window)),
    channels: channelsOf(view, orders).map(({ id, title }) => ({
      id,
      title,
      uv: read({ id: 'uv', where: { channel: id } }),
      adSpend: read({ id: 'adSpend', where: { channel: id } }),
      attributedGmv: read({ id: 'attributedGmv', where: { channel: id } }),
    })),
    log,
    effects,
  };
}

function isWithin(at: Json | undefined, { fromMs, toMs }: ReviewWindow): boolean {
  const atMs = typeof at === 'string' ? parseTimestamp(at) : undefined;
  return atMs !== undefined && atMs > fromMs && atMs <= toMs;
}

/** The window as a duration: whole local days as days, which is how distinct counts are stamped, else seconds. */
function windowText({ fromMs, toMs }: ReviewWindow, timeZone: string): string {
  const days = `P${Math.round((toMs - fromMs) / 86_400_000)}D`;
  return shift(toMs, days, timeZone, -1) === fromMs ? days : `PT${(toMs - fromMs) / 1000}S`;
}

const titleSchema = z.union([z.string(), z.object({ en: z.string(), 'zh-CN': z.string() })]);

/** A row's title in one language or in all; null if it has none. */
export function titleOf(row: Row | undefined): string | Text | null {
  const parsed = titleSchema.safeParse(row?.['title']);
  return parsed.success ? parsed.data : null;
}

/** The channels of the data set, then those that only orders name. */
function channelsOf(view: DataView, orders: readonly PaidOrder[]): { id: string; title: string | Text | null }[] {
  const rows = view.rows('channels') ?? [];
  const ids = new Set([...rows.map((row) => row.id), ...orders.flatMap((order) => order.channel ?? [])]);
  return [...ids].map((id) => ({ id, title: titleOf(rows.find((row) => row.id === id)) }));
}
