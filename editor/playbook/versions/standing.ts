import type { CampaignSummary } from '../../../rules/api/campaigns.ts';
import type { PlaybookVersion } from '../../../rules/api/playbooks.ts';

/** How a draft stands beside the newest version that was submitted. */
export type Standing =
  | { readonly type: 'draft' }
  /** The draft is what that version is. */
  | { readonly type: 'same'; readonly number: number; readonly state: PlaybookVersion['state'] }
  | { readonly type: 'ahead'; readonly number: number; readonly state: PlaybookVersion['state'] };

export const newestOf = (versions: readonly PlaybookVersion[]): PlaybookVersion | undefined =>
  versions.toSorted((a, b) => b.number - a.number)[0];

/** The draft beside the newest version, which it is the same as or not. */
export const standingOf = (newest: PlaybookVersion | undefined, isSame: boolean): Standing =>
  newest ? { type: isSame ? 'same' : 'ahead', number: newest.number, state: newest.state } : { type: 'draft' };

/** Whether submitting would say nothing new: that content waits, or is approved. */
export const isSubmittedAlready = (standing: Standing): standing is Extract<Standing, { type: 'same' }> =>
  standing.type === 'same' && standing.state !== 'rejected';

/** Whether it is known that there is something to submit. */
export const isNew = (standing: Standing | undefined): boolean =>
  standing !== undefined && !isSubmittedAlready(standing);

export interface RunningVersion {
  readonly number: number;
  readonly campaigns: readonly Pick<CampaignSummary, 'id' | 'name'>[];
}

/** The versions that run, each with its campaigns, the newest first. */
export function runningVersions(
  playbook: string,
  campaigns: readonly Pick<CampaignSummary, 'id' | 'name' | 'playbook' | 'version' | 'endedAt' | 'status'>[],
): readonly RunningVersion[] {
  const running = campaigns.filter(
    (each) => each.playbook === playbook && each.endedAt === undefined && each.status !== 'failed',
  );
  const numbers = [...new Set(running.map((each) => each.version))].toSorted((a, b) => b - a);
  return numbers.map((number) => ({ number, campaigns: running.filter((each) => each.version === number) }));
}
