import { z } from 'zod';
import { ApiError } from '../../api/problem.ts';
import { request } from '../../api/request.ts';
import { draftSchema, versionSchema } from '../../../rules/api/playbooks.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { asPlaybook, draftAsIs } from './backup.ts';
import type { SaveAnswer, Theirs } from './saver.ts';

const pathOf = (id: string): string => `/playbooks/${encodeURIComponent(id)}`;

const draftSchemaAsIs = draftSchema.extend({ playbook: draftAsIs });

export async function fetchDraft(id: string, signal?: AbortSignal): Promise<Theirs> {
  const draft = await request(draftSchemaAsIs, `${pathOf(id)}/draft`, { signal });
  return { ...draft, playbook: asPlaybook(draft.playbook) };
}

/** Saves a draft over the revision that it was based on; a failure is an answer, not an exception. */
export async function saveDraft(id: string, playbook: Playbook, revision: number): Promise<SaveAnswer> {
  try {
    const stamp = await request(draftSchema, `${pathOf(id)}/draft`, { method: 'PUT', body: { playbook, revision } });
    return { type: 'saved', stamp };
  } catch (error) {
    if (!(error instanceof ApiError)) return { type: 'unreachable' };
    if (error.status === 409) return conflictOf(id, error);
    if (error.status === 0 || error.status === 429 || error.status >= 500) return { type: 'unreachable' };
    return { type: 'refused', message: error.text, problems: error.problems };
  }
}

async function conflictOf(id: string, refusal: ApiError): Promise<SaveAnswer> {
  try {
    return { type: 'conflict', theirs: await fetchDraft(id) };
  } catch (error) {
    if (error instanceof ApiError && error.status === 0) return { type: 'unreachable' };
    return { type: 'refused', message: refusal.text, problems: refusal.problems };
  }
}

export const submitVersion = (id: string, note: string) =>
  request(versionSchema, `${pathOf(id)}/versions`, { method: 'POST', body: note === '' ? {} : { note } });

export const fetchVersions = (id: string, signal: AbortSignal) =>
  request(z.array(versionSchema), `${pathOf(id)}/versions`, { signal });

export async function fetchVersion(id: string, number: number, signal?: AbortSignal) {
  const { versionWithContentSchema } = await import('../../../rules/api/playbook-content.ts');
  return request(versionWithContentSchema, `${pathOf(id)}/versions/${number}`, { signal });
}

export const createCopy = (playbook: Playbook) =>
  request(draftSchema, '/playbooks', { method: 'POST', body: { playbook } });
