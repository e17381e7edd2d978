import { decomposeGap } from './gap.ts';
import type { ReviewInput } from './input.ts';
import { buyersOf, gmvOf } from './orders.ts';
import type { SectionOf } from './schema.ts';

export const quotientOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

/** The gap between the GMV that was aimed at and the one that came, by its three factors. */
export function buildTargetVsActual({ orders, uv, target }: ReviewInput): SectionOf<'targetVsActual'> {
  const [gmv, buyers] = [gmvOf(orders), buyersOf(orders)];
  const goal =
    target.gmv === null || target.uv === null || target.cvr === null
      ? null
      : { gmv: target.gmv, uv: target.uv, cvr: target.cvr };
  return {
    id: 'targetVsActual',
    gmvTarget: target.gmv,
    gmvActual: gmv,
    target: goal && { uv: goal.uv, cvr: goal.cvr, aov: quotientOf(goal.gmv, goal.uv * goal.cvr) },
    actual: { uv, buyers, cvr: quotientOf(buyers, uv), aov: quotientOf(gmv, buyers) },
    gap: (goal && uv !== null && decomposeGap({ target: goal, actual: { gmv, uv, buyers } })) || null,
  };
}

/** Visitors, those who put something into the cart, those who paid; each counted once over the whole window. */
export function buildFunnel({ orders, uv, carters }: ReviewInput): SectionOf<'funnel'> {
  const counts = [
    ['uv', uv],
    ['carters', carters],
    ['buyers', buyersOf(orders)],
  ] as const;
  return {
    id: 'funnel',
    steps: counts.map(([id, count], index) => ({
      id,
      count,
      rate: index === 0 ? null : quotientOf(count, counts[index - 1]![1]),
    })),
  };
}
