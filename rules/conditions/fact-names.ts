/** What conditions can ask about. */
export const FACT_NAMES = ['metric', 'row', 'param', 'var', 'clock', 'set', 'expr'] as const;
export type FactName = (typeof FACT_NAMES)[number];
