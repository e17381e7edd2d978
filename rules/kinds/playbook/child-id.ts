import { hashToUnit } from '../../statistics/hash.ts';

/** The longest id that a campaign can have. */
const LONGEST = 80;

/** The id of the campaign that a node's n-th entering starts: the same however often it is tried. */
export function childCampaignId(parent: string, node: string, n: number): string {
  const id = `${parent}-${node}-${n}`;
  if (id.length <= LONGEST) return id;
  const mark = Math.floor(hashToUnit(id) * 36 ** 6).toString(36);
  return `${id.slice(0, LONGEST - mark.length - 1)}-${mark}`;
}
