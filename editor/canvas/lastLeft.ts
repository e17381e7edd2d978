import { instantMs } from '../i18n/format/times.ts';
import type { Point } from './geometry.ts';
import type { FlowNode } from './mappers.ts';

/** Where a run was last, of which nothing goes on any more: the places of what was left last. */
export function lastLeft(nodes: readonly FlowNode[]): readonly Point[] {
  const left = nodes.flatMap(({ position, data: { card } }) => {
    const at = card?.overlay?.lastLeft;
    return at === undefined ? [] : [{ position, atMs: instantMs(at) }];
  });
  const lastMs = left.reduce((latest, { atMs }) => Math.max(latest, atMs), -Infinity);
  return left.filter(({ atMs }) => atMs === lastMs).map(({ position }) => position);
}
