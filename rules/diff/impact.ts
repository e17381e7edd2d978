/** What a change is about, the gravest first: the order in which changes are told. */
export const IMPACTS = ['money', 'people', 'timing', 'rule', 'flow', 'text'] as const;
export type Impact = (typeof IMPACTS)[number];

export const gravest = (impacts: readonly Impact[], otherwise: Impact): Impact =>
  IMPACTS.find((each) => impacts.includes(each)) ?? otherwise;
