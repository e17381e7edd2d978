import { z } from 'zod';
import { draftPlaybookSchema } from '../../../rules/api/draft.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Backup } from './saver.ts';

const keyOf = (id: string): string => `dacu.draft.${id}`;

/** Keeps what is not saved yet in the browser, per playbook. A browser that stores nothing keeps nothing. */
export const createBackup = (id: string): Backup => ({
  keep(playbook, revision) {
    try {
      globalThis.localStorage.setItem(keyOf(id), JSON.stringify({ playbook, revision }));
    } catch {
      // Full or private: the draft is still in memory and is sent as soon as the engine answers.
    }
  },
  drop() {
    try {
      globalThis.localStorage.removeItem(keyOf(id));
    } catch {
      // As above.
    }
  },
});

/** A draft as it came: checked, but with its fields left in their order, which a parsed copy would not keep. */
export const draftAsIs = z.custom<z.infer<typeof draftPlaybookSchema>>(
  (value) => draftPlaybookSchema.safeParse(value).success,
);

const stored = z.object({ playbook: draftAsIs, revision: z.number().int() });

/** What an earlier visit could not save, and the revision that it was based on. */
export function readBackup(id: string): { readonly playbook: Playbook; readonly revision: number } | undefined {
  try {
    const found = stored.parse(JSON.parse(globalThis.localStorage.getItem(keyOf(id)) ?? 'null'));
    return { playbook: asPlaybook(found.playbook), revision: found.revision };
  } catch {
    return undefined;
  }
}

/** A draft has the parts of a playbook; that their contents may still be wrong is what the editor is for. */
export const asPlaybook = (draft: z.infer<typeof draftPlaybookSchema>): Playbook => draft as unknown as Playbook;
