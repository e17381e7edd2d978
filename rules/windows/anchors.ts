import { parseDuration, shift } from '../time/duration.ts';
import { parseInstant, resolveParsed } from '../time/instant.ts';
import { parseTimestamp } from '../time/zone.ts';
import type { Playbook } from '../playbook/schema.ts';

type Dated = Pick<Playbook, 'anchors' | 'timezone'>;

/** The anchor that a playbook is about: T0, else the first that is given at launch. */
export function mainAnchorOf({ anchors }: Pick<Playbook, 'anchors'>): string | undefined {
  if (Object.hasOwn(anchors, 'T0')) return 'T0';
  return Object.keys(anchors).find((each) => anchors[each]?.at === undefined);
}

/** The anchors (epoch ms) that can be told from the given ones. Half-written ones are left out, not refused. */
export function knownAnchors(
  { anchors, timezone }: Dated,
  given: Readonly<Record<string, string | number>>,
): Readonly<Record<string, number>> {
  const known: Record<string, number> = {};
  for (const [anchor, value] of Object.entries(given)) {
    const ms = typeof value === 'number' ? value : parseTimestamp(value);
    if (ms !== undefined && Object.hasOwn(anchors, anchor)) known[anchor] = ms;
  }
  const open = new Set(Object.keys(anchors).filter((anchor) => known[anchor] === undefined));
  for (let before = Infinity; open.size < before;) {
    before = open.size;
    for (const anchor of open) {
      const ms = instantReader(known, timezone)(anchors[anchor]?.at ?? '', NaN);
      if (ms === undefined) continue;
      known[anchor] = ms;
      open.delete(anchor);
    }
  }
  return known;
}

/** Epoch ms of an instant or duration of a node that is entered at `enteredMs`; undefined where it cannot be told. */
export type ReadInstant = (text: string, enteredMs: number) => number | undefined;

export function instantReader(anchors: Readonly<Record<string, number>>, timeZone: string): ReadInstant {
  const fixed = new Map<string, number | undefined>();
  const read: ReadInstant = (text, enteredMs) => {
    if (parseDuration(text)) return Number.isFinite(enteredMs) ? shift(enteredMs, text, timeZone) : undefined;
    const parsed = parseInstant(text);
    const base = parsed?.anchor === 'now' ? enteredMs : parsed && anchors[parsed.anchor];
    if (!parsed || base === undefined || !Number.isFinite(base)) return undefined;
    return resolveParsed(parsed, { anchors, timeZone, nowMs: enteredMs });
  };
  return (text, enteredMs) => {
    if (/^\s*(?:P|now\b)/.test(text)) return read(text, enteredMs);
    if (!fixed.has(text)) fixed.set(text, read(text, enteredMs));
    return fixed.get(text);
  };
}
