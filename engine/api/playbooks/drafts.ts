import { draftPlaybookSchema } from '../../../rules/api/draft.ts';
import type { DraftPlaybook } from '../../../rules/api/draft.ts';
import type { Draft } from '../../../rules/api/playbooks.ts';
import { lint } from '../../../rules/lint/lint.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { failed, ok } from '../../../rules/problems/result.ts';
import type { Result } from '../../../rules/problems/result.ts';
import { problemsFromZod } from '../../../rules/playbook/zod-problems.ts';
import { decode, encode } from '../../models/json-text.ts';
import { isDuplicateKey } from '../../models/models.ts';
import type { Models } from '../../models/models.ts';
import type { PlaybookDraftDocument } from '../../models/playbook-draft.ts';

type DraftModels = Pick<Models, 'drafts'>;

/** All that is wrong with a playbook as it stands: its structure, or, where that is sound, its meaning. */
export function problemsOf(content: unknown): readonly Problem[] {
  const parsed = parsePlaybook(content);
  return parsed.ok ? lint(parsed.value) : parsed.problems;
}

/** What can be kept as a draft: all parts of a playbook are there, whatever is in them. */
export function readDraftContent(content: unknown): Result<DraftPlaybook> {
  const parsed = draftPlaybookSchema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  // The language's own words for what is wrong, where it has some.
  const sound = parsePlaybook(content);
  return failed(...(sound.ok ? problemsFromZod(parsed.error, content) : sound.problems));
}

export const toDraft = ({ content, revision, updatedAtMs, updatedBy }: Omit<PlaybookDraftDocument, '_id'>): Draft => {
  const playbook = decode(content);
  return {
    playbook,
    revision,
    updatedAt: new Date(updatedAtMs).toISOString(),
    updatedBy,
    problems: [...problemsOf(playbook)],
  };
};

const contentOf = (playbook: DraftPlaybook) => {
  const kinds: Record<string, number> = {};
  for (const { kind } of playbook.nodes) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return {
    name: playbook.name,
    description: playbook.description ?? '',
    nodes: playbook.nodes.length,
    kinds,
    content: encode(playbook),
  };
};

interface Stamp {
  readonly updatedAtMs: number;
  readonly updatedBy: string;
}

/** Keeps a new playbook; if its id is taken, under the next one that is free: `double-11-2`. */
export async function createDraft({ drafts }: DraftModels, playbook: DraftPlaybook, stamp: Stamp): Promise<Draft> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? playbook.id : `${playbook.id}-${number}`;
    const document = { ...contentOf({ ...playbook, id }), ...stamp, revision: 1 };
    try {
      await drafts.create({ _id: id, ...document });
      return toDraft(document);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** Saves the draft that came from `revision`; undefined if it is not the newest any more. */
export async function saveDraft(
  { drafts }: DraftModels,
  playbook: DraftPlaybook,
  revision: number,
  stamp: Stamp,
): Promise<Draft | undefined> {
  const document = { ...contentOf(playbook), ...stamp, revision: revision + 1 };
  const { matchedCount } = await drafts.updateOne({ _id: playbook.id, revision }, { $set: document });
  return matchedCount === 0 ? undefined : toDraft(document);
}
