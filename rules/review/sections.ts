/** The sections that a review can have. */
export const SECTION_IDS = [
  'targetVsActual',
  'duPont',
  'funnel',
  'pareto',
  'channels',
  'customers',
  'complaints',
  'decisions',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];
