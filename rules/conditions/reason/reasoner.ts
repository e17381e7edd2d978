import { ConditionsFailed } from '../failure.ts';
import type { Conditions, Leaf, SharedConditions } from '../schema.ts';
import { dereference, groupOf, isReference } from '../shared.ts';
import type { Known } from './domains.ts';
import { claimsOf } from './leaf.ts';
import type { Claim } from './leaf.ts';
import { complement, intersection, isNothing } from './values.ts';
import type { Values } from './values.ts';

export type Verdict = 'never' | 'always' | 'open';

/** What things may be at once, by what they are: one way in which conditions can hold. */
type Way = ReadonlyMap<string, Values>;

/** More ways than this are not looked through: then nothing is claimed. */
const MAX_WAYS = 300;

class TooManyWays extends Error {}

/**
 * Whether conditions can hold, and can fail to hold, whatever the data: by intervals and lists of values of each fact.
 * Sound, not complete: “never” and “always” are true; of what is “open” nothing is known.
 */
export class Reasoner {
  private readonly known: Known;
  private readonly shared: SharedConditions;
  private readonly claims = new Map<Leaf, readonly Claim[]>();

  constructor(known: Known, shared: SharedConditions) {
    this.known = known;
    this.shared = shared;
  }

  verdict(conditions: Conditions): Verdict {
    if (!this.isPossible([{ conditions, holds: true }])) return 'never';
    return this.isPossible([{ conditions, holds: false }]) ? 'open' : 'always';
  }

  /** Whether one of the others holds wherever the conditions do. */
  isCovered(conditions: Conditions, others: readonly Conditions[]): boolean {
    return !this.isPossible([
      { conditions, holds: true },
      ...others.map((each) => ({ conditions: each, holds: false })),
    ]);
  }

  /** Whether all this may be at once; yes where it cannot be told. */
  private isPossible(wanted: readonly { readonly conditions: Conditions; readonly holds: boolean }[]): boolean {
    try {
      const ways = wanted.map(({ conditions, holds }) => this.ways(conditions, holds, []));
      return ways.reduce(both, [new Map()]).length > 0;
    } catch (error) {
      if (error instanceof TooManyWays || error instanceof ConditionsFailed) return true;
      throw error;
    }
  }

  /** The ways in which conditions can hold, or fail to. An empty group holds, as it does in json-rules-engine. */
  private ways(conditions: Conditions, holds: boolean, path: readonly string[]): readonly Way[] {
    if (isReference(conditions)) {
      const { target, path: longer } = dereference(conditions, this.shared, path);
      return this.ways(target, holds, longer);
    }
    const group = groupOf(conditions);
    if (!group) return this.leafWays(conditions as Leaf, holds);
    if (group.operator === 'not') return this.ways(group.members[0], !holds, path);
    if (group.members.length === 0) return holds ? [new Map()] : [];
    const members = group.members.map((each) => this.ways(each, holds, path));
    if ((group.operator === 'all') === holds) return members.reduce(both, [new Map()]);
    const all = members.flat();
    if (all.length > MAX_WAYS) throw new TooManyWays();
    return all;
  }

  private claimsOf(leaf: Leaf): readonly Claim[] {
    let claims = this.claims.get(leaf);
    if (!claims) this.claims.set(leaf, (claims = claimsOf(leaf, this.known)));
    return claims;
  }

  private leafWays(leaf: Leaf, holds: boolean): readonly Way[] {
    const way = new Map<string, Values>();
    for (const { key, domain, may, must } of this.claimsOf(leaf)) {
      const values = intersection(domain, holds ? may : complement(must));
      if (isNothing(values)) return [];
      way.set(key, values);
    }
    return [way];
  }
}

/** Each way of the one together with each of the other, as far as they go together. */
function both(some: readonly Way[], others: readonly Way[]): readonly Way[] {
  if (some.length * others.length > MAX_WAYS * 4) throw new TooManyWays();
  const ways = some.flatMap((a) => others.flatMap((b) => meet(a, b) ?? []));
  if (ways.length > MAX_WAYS) throw new TooManyWays();
  return ways;
}

function meet(a: Way, b: Way): Way | undefined {
  const merged = new Map(a);
  for (const [key, values] of b) {
    const before = merged.get(key);
    const common = before ? intersection(before, values) : values;
    if (isNothing(common)) return undefined;
    merged.set(key, common);
  }
  return merged;
}
