import { PHASES } from '../playbook/phases.ts';
import type { PhaseId, Playbook } from '../playbook/schema.ts';
import { parseTimestamp, startOfDay } from '../time/zone.ts';
import { instantReader, knownAnchors, mainAnchorOf } from './anchors.ts';
import { flowOf, phaseSpan, spansOf } from './windows.ts';
import type { PhaseSpan, Span } from './windows.ts';

/** A node's window; see `Span`. */
export interface NodeWindow extends Span {
  /** Its time of day is known although the event day is not, as in `T0 - P1D @ 20:00`. */
  readonly fromLocal: boolean;
  readonly toLocal: boolean;
}

/** When everything of a playbook takes place, relative to its event day or, where that is given, in dates. */
export interface Timetable {
  readonly timeZone: string;
  /** The anchor that offsets are told from, and when it is (epoch ms). */
  readonly anchor: string;
  readonly anchorMs: number;
  /** The event day was given. Otherwise only differences mean anything: the anchor lies at the start of some day. */
  readonly isDated: boolean;
  readonly anchors: readonly { readonly id: string; readonly title: string; readonly ms: number }[];
  readonly phases: Readonly<Partial<Record<PhaseId, PhaseSpan>>>;
  /** By node id. Nodes of which nothing can be told are not in it. */
  readonly windows: ReadonlyMap<string, NodeWindow>;
}

/** A day far from any change of clocks, so that differences in days are whole. */
const SOME_DAY_MS = parseTimestamp('2026-01-15T12:00:00Z')!;
const HALF_DAY_MS = 12 * 3_600_000;

/**
 * The timetable of a playbook; of a half-written one as much as can be told. Undefined for one without an event day.
 * @param given Anchors by name, ISO 8601 or epoch ms.
 */
export function timetableOf(
  playbook: Playbook,
  given: Readonly<Record<string, string | number>> = {},
): Timetable | undefined {
  const anchor = mainAnchorOf(playbook);
  if (anchor === undefined) return undefined;
  const timeZone = playbook.timezone;
  const known = knownAnchors(playbook, given);
  const isDated = known[anchor] !== undefined;
  const anchorMs = known[anchor] ?? startOfDay(SOME_DAY_MS, timeZone);
  const anchors = isDated ? known : knownAnchors(playbook, { ...given, [anchor]: anchorMs });
  const read = instantReader(anchors, timeZone);
  const flow = flowOf(playbook);
  const spans = spansOf(flow, read);
  const inTheAfternoon = knownAnchors(playbook, { ...given, [anchor]: anchorMs + HALF_DAY_MS });
  const later = isDated ? spans : spansOf(flow, instantReader(inTheAfternoon, timeZone));
  const windows = playbook.nodes.flatMap((node, index) => {
    const span = spans[index];
    if (!span) return [];
    // What stays where it is while the event begins at another time of the day has a time of day of its own.
    const fromLocal = !isDated && span.fromMs === later[index]?.fromMs;
    const toLocal = !isDated && span.toMs === later[index]?.toMs;
    return [[node.id, { ...span, fromLocal, toLocal }] as const];
  });
  return {
    timeZone,
    anchor,
    anchorMs,
    isDated,
    anchors: Object.entries(anchors).map(([id, ms]) => ({ id, title: playbook.anchors[id]?.title ?? '', ms })),
    phases: Object.fromEntries(
      PHASES.flatMap((phase) => {
        const written = playbook.phases[phase];
        const span = written && phaseSpan(written, read);
        return span ? [[phase, span]] : [];
      }),
    ),
    windows: new Map(windows),
  };
}
