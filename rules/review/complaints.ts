import { quotientOf } from './figures.ts';
import type { ReviewInput } from './input.ts';
import type { SectionOf } from './schema.ts';

const UNKNOWN_CAUSE = 'unknown';

/** The after-sales cases by cause, most frequent first. */
export function buildComplaints({ cases }: ReviewInput): SectionOf<'complaints'> {
  const counts = new Map<string, number>();
  for (const { cause } of cases) {
    const name = typeof cause === 'string' && cause !== '' ? cause : UNKNOWN_CAUSE;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const causes = [...counts].map(([cause, count]) => ({ cause, count, share: quotientOf(count, cases.length) ?? 0 }));
  return { id: 'complaints', causes: causes.sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1)) };
}
