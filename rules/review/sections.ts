/** The sections that a review can have. */
export const SECTION_IDS = ['targetVsActual', 'funnel', 'pareto', 'channels', 'customers', 'decisions'] as const;
export type SectionId = (typeof SECTION_IDS)[number];
