import type { PlaybookSummary } from '../../../rules/api/playbooks.ts';

export interface ApprovedVersion {
  /** `PLAYBOOK@NUMBER` */
  readonly key: string;
  readonly playbook: string;
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/** Every version that may be run, by playbook, the newest first. */
export const approvedVersions = (playbooks: readonly PlaybookSummary[]): readonly ApprovedVersion[] =>
  playbooks.flatMap((playbook) =>
    playbook.versions
      .filter((each) => each.state === 'approved')
      .sort((a, b) => b.number - a.number)
      .map(({ number, hash }) => ({
        key: `${playbook.id}@${number}`,
        playbook: playbook.id,
        number,
        name: playbook.name,
        hash,
      })),
  );
