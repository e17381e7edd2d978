import { resolveAnchors } from '../../rules/time/instant.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';

/** All anchors in epoch ms, if the days to look at (ISO 8601 by anchor) give every one of them. */
export function previewAnchors(
  { anchors, timezone }: Pick<Playbook, 'anchors' | 'timezone'>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, number>> | undefined {
  try {
    const known = Object.fromEntries(Object.entries(given).filter(([anchor]) => Object.hasOwn(anchors, anchor)));
    if (Object.keys(known).length === 0) return undefined;
    const resolved = resolveAnchors(anchors, known, timezone);
    return resolved.ok ? resolved.value : undefined;
  } catch {
    // An anchor whose expression is being typed: it has no instant yet.
    return undefined;
  }
}
