import { useMemo } from 'react';
import type { PlaybookVersion } from '../../rules/api/playbooks.ts';
import { diffPlaybooks } from '../../rules/diff/diff.ts';
import type { Change } from '../../rules/diff/change.ts';
import { markChanges } from '../../rules/diff/marks.ts';
import type { MarkedPlaybook } from '../../rules/diff/marks.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { useVersion } from '../api/playbooks.ts';

/** The newest version that was approved before this one: what it would replace. */
export const approvedBefore = (
  versions: readonly PlaybookVersion[],
  { number }: Pick<PlaybookVersion, 'number'>,
): number | undefined =>
  versions
    .filter((each) => each.state === 'approved' && each.number < number)
    .map((each) => each.number)
    .sort((a, b) => b - a)[0];

export interface Comparison {
  readonly playbook: Playbook;
  readonly before: Playbook | undefined;
  readonly changes: readonly Change[] | undefined;
  readonly marked: MarkedPlaybook | undefined;
}

/** A version's content, beside the one that it would replace; undefined until both are there. */
export function useComparison(playbook: string, number: number, earlier: number | undefined) {
  const content = useVersion(playbook, number);
  const before = useVersion(playbook, earlier);
  const [fresh, old] = [content.data?.playbook, before.data?.playbook];
  const comparison = useMemo((): Comparison | undefined => {
    if (!fresh || (earlier !== undefined && !old)) return undefined;
    const changes = old && diffPlaybooks(old, fresh);
    return { playbook: fresh, before: old, changes, marked: old && changes && markChanges(old, fresh, changes) };
  }, [fresh, old, earlier]);
  return {
    comparison,
    error: content.error ?? before.error,
    retry: () => void (content.error ? content.refetch() : before.refetch()),
  };
}
