import { createHash } from 'node:crypto';
import type { PlaybookVersion } from '../../../rules/api/playbooks.ts';
import { canonicalJson } from '../../../rules/playbook/canonical.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { encode } from '../../models/json-text.ts';
import { isDuplicateKey } from '../../models/models.ts';
import type { Models } from '../../models/models.ts';
import type { PlaybookVersionDocument } from '../../models/playbook-version.ts';

type VersionModels = Pick<Models, 'contents' | 'versions'>;

/** SHA-256 of the canonical content, in hex. */
export const contentHash = (playbook: Playbook): string =>
  createHash('sha256').update(canonicalJson(playbook)).digest('hex');

const versionId = (playbook: string, number: number): string => `${playbook}/${number}`;

export const toVersion = (found: PlaybookVersionDocument): PlaybookVersion => ({
  number: found.number,
  state: found.state,
  hash: found.hash,
  author: found.author,
  submittedAt: new Date(found.submittedAtMs).toISOString(),
  ...(found.note !== undefined && { note: found.note }),
  ...(found.decidedBy !== undefined && { decidedBy: found.decidedBy }),
  ...(found.decidedAtMs !== undefined && { decidedAt: new Date(found.decidedAtMs).toISOString() }),
  ...(found.reason !== undefined && { reason: found.reason }),
});

export const findVersion = (
  { versions }: VersionModels,
  playbook: string,
  number: number,
): Promise<PlaybookVersionDocument | null> => versions.findById(versionId(playbook, number)).lean();

/** The newest version that was approved before this one: what it would replace. */
export const approvedBefore = (
  { versions }: VersionModels,
  playbook: string,
  number: number,
): Promise<PlaybookVersionDocument | null> =>
  versions
    .findOne({ playbook, state: 'approved', number: { $lt: number } })
    .sort({ number: -1 })
    .lean();

export interface Submission {
  readonly playbook: Playbook;
  readonly author: string;
  readonly note?: string | undefined;
  readonly submittedAtMs: number;
}

/** The playbook's next version; undefined if the newest one that was not rejected has the same content. */
export async function submitVersion(
  models: VersionModels,
  submission: Submission,
): Promise<PlaybookVersion | undefined> {
  const { playbook, author, note, submittedAtMs } = submission;
  const hash = contentHash(playbook);
  await models.contents.updateOne({ _id: hash }, { $setOnInsert: { content: encode(playbook) } }, { upsert: true });
  for (;;) {
    const newest = await models.versions.findOne({ playbook: playbook.id }).sort({ number: -1 }).lean();
    if (newest?.hash === hash && newest.state !== 'rejected') return undefined;
    const number = (newest?.number ?? 0) + 1;
    const document: PlaybookVersionDocument = {
      _id: versionId(playbook.id, number),
      playbook: playbook.id,
      number,
      state: 'submitted',
      hash,
      name: playbook.name,
      author,
      ...(note !== undefined && { note }),
      submittedAtMs,
    };
    try {
      await models.versions.create(document);
      return toVersion(document);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

export interface Decision {
  readonly decision: 'approve' | 'reject';
  readonly reason?: string | undefined;
  readonly decidedBy: string;
  readonly decidedAtMs: number;
}

/** The version as decided; undefined if it was decided before. */
export async function decideVersion(
  { versions }: VersionModels,
  playbook: string,
  number: number,
  { decision, reason, decidedBy, decidedAtMs }: Decision,
): Promise<PlaybookVersion | undefined> {
  const state = decision === 'approve' ? 'approved' : 'rejected';
  const decided = await versions
    .findOneAndUpdate(
      { _id: versionId(playbook, number), state: 'submitted' },
      { $set: { state, decidedBy, decidedAtMs, ...(reason !== undefined && { reason }) } },
      { returnDocument: 'after' },
    )
    .lean();
  return decided ? toVersion(decided) : undefined;
}
