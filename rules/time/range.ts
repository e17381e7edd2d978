/**
 * The instants (epoch ms) that campaigns may lie at: the years 1970 to 2199. Whatever hangs on them, by at most a
 * century, is far from the ends of what a calendar can reckon with.
 */
export const EARLIEST_MS = 0;
export const LATEST_MS = Date.UTC(2200, 0, 1) - 1;

export const isInRange = (ms: number): boolean => ms >= EARLIEST_MS && ms <= LATEST_MS;
