import { HOUR_MS } from '../calendar.ts';
import type { DemandConfig } from '../config.ts';
import { tierOf } from '../demand/orders.ts';
import { randomOf } from '../../../rules/random/random.ts';
import { REGIONS, type Customer } from '../state.ts';

const DAY_MS = 24 * HOUR_MS;
const NEVER_BOUGHT = 0.1;
const DORMANT = 0.25;

/** Who the shop knows before its first day: some never bought, some have not for three months. */
export function makeCustomers(config: DemandConfig, seed: number, startMs: number): Customer[] {
  return Array.from({ length: config.customers }, (_, index): Customer => {
    const random = randomOf(seed, 'customer', index);
    const visitor = index + 1;
    const kind = random.next();
    const bought = kind >= NEVER_BOUGHT;
    const dormant = bought && kind < NEVER_BOUGHT + DORMANT;
    const orders90d = bought && !dormant ? 1 + random.poisson(0.9) : 0;
    const daysAgo = dormant ? random.between(91, 300) : random.between(1, 60);
    const spend90dCents = Math.round(orders90d * 25_000 * random.lognormal(0.6));
    return {
      id: `C${String(visitor).padStart(6, '0')}`,
      visitor,
      region: REGIONS[Math.floor(random.next() ** 1.5 * REGIONS.length)]!,
      segment: bought ? 'old' : 'new',
      tier: tierOf(spend90dCents),
      orders90d,
      spend90dCents,
      lastOrderAtMs: bought ? startMs - Math.round(daysAgo * DAY_MS) : null,
      dormant,
      balanceDueCents: 0,
    };
  });
}
