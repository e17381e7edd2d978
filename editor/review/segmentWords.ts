import type { TFunction } from 'i18next';

const KNOWN = ['new', 'returning', 'old', 'dormant', 'high', 'unknown'] as const;

/** A segment of customers in the reader's language; one of the shop's own goes by its name. */
export function segmentWords(t: TFunction<'review'>, segment: string): string {
  const known = KNOWN.find((each) => each === segment);
  return known ? t(`segment.${known}`) : segment;
}
