import type { SetHandle } from '../feel/scope.ts';
import type { Answer, Command } from '../interpreter/messages.ts';
import type { Allocation } from '../kinds/spec.ts';
import { hashToUnit, pickByWeight } from '../statistics/hash.ts';
import { rowsOf } from '../watch/view.ts';
import type { DataView, StoredSet } from '../watch/view.ts';

export interface Allocated {
  readonly answer: Extract<Answer, { type: 'allocated' }>;
  readonly sets: readonly { readonly ref: string; readonly set: StoredSet }[];
}

/**
 * Splits the rows of a data set or a set by a hash of their ids: whoever asks, and however often, each row falls to the
 * same share. What is no data here is split by somebody else, and there are no sets.
 */
export function answerAllocate(
  { from, shares }: Allocation,
  command: Extract<Command, { type: 'allocate' }>,
  view: DataView,
): Allocated {
  const rows = rowsOf(from, view, command.context);
  if (!rows) return { answer: { type: 'allocated', sets: {} }, sets: [] };
  const weights = shares.map((share) => share.weight);
  const ids: string[][] = shares.map(() => []);
  for (const { id } of rows) ids[pickByWeight(hashToUnit(`${command.seed}/${id}`), weights)]!.push(id);
  const handle = command.context.sets[from];
  const dataset = (handle && view.storedSet(handle.$set)?.dataset) ?? from;
  const sets = shares.map(({ id }, index) => ({
    id,
    ref: `${command.ref}.${id}`,
    set: { dataset, ids: ids[index]!.sort() },
  }));
  const handles = sets.map(({ id, ref, set }): [string, SetHandle] => [id, { $set: ref, count: set.ids.length }]);
  return { answer: { type: 'allocated', sets: Object.fromEntries(handles) }, sets };
}
