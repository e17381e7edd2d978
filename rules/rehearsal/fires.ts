import type { Simulation } from '../simulate/simulation.ts';
import { parseTimestamp } from '../time/zone.ts';

export const FIRE_TYPES = { ruleFired: 'fired', ruleSuppressed: 'suppressed', ruleRecovered: 'recovered' } as const;

/** Something that befell a rule, as the log tells it. */
export interface Fire {
  readonly seq: number;
  readonly atMs: number;
  readonly node: string;
  readonly rule: string;
  readonly what: (typeof FIRE_TYPES)[keyof typeof FIRE_TYPES];
  /** Why it was suppressed. */
  readonly reason?: string;
  /** How many rows, of a rule over rows. */
  readonly rows?: number;
}

/** When rules fired, were kept from it, and recovered. */
export function firesIn(log: Simulation['log']): readonly Fire[] {
  return log.flatMap((entry): Fire[] => {
    const what = FIRE_TYPES[entry.type as keyof typeof FIRE_TYPES];
    const { node, rule, reason, rows } = entry;
    if (what === undefined || typeof node !== 'string' || typeof rule !== 'string') return [];
    return [
      {
        seq: entry.seq,
        atMs: parseTimestamp(entry.at) ?? NaN,
        node,
        rule,
        what,
        ...(typeof reason === 'string' && { reason }),
        ...(Array.isArray(rows) && { rows: rows.length }),
      },
    ];
  });
}

/** How often a rule fired, and was kept from it, in one run and in another. */
export interface FireChange {
  readonly node: string;
  readonly rule: string;
  readonly fired: readonly [before: number, after: number];
  readonly suppressed: readonly [before: number, after: number];
}

/** Rule by rule, in the order in which they are first met; also those that stayed as they were. */
export function compareFires(before: readonly Fire[], after: readonly Fire[]): readonly FireChange[] {
  const rules = new Map<string, { readonly node: string; readonly rule: string }>();
  for (const { node, rule } of [...before, ...after]) rules.set(`${node}.${rule}`, { node, rule });
  return [...rules.values()].map(({ node, rule }) => {
    const count = (fires: readonly Fire[], what: Fire['what']): number =>
      fires.filter((each) => each.node === node && each.rule === rule && each.what === what).length;
    return {
      node,
      rule,
      fired: [count(before, 'fired'), count(after, 'fired')],
      suppressed: [count(before, 'suppressed'), count(after, 'suppressed')],
    };
  });
}
