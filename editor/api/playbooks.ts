import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { draftSchema, playbookSummarySchema, templateSummarySchema, versionSchema } from '../../rules/api/playbooks.ts';
import type { CreatePlaybook } from '../../rules/api/playbooks.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { useSession } from './session.ts';

/** Whole playbooks are checked by the whole language: fetched with the first of them. */
const contents = () => import('../../rules/api/playbook-content.ts');

export const usePlaybooks = () =>
  useQuery({
    queryKey: keys.playbooks,
    queryFn: ({ signal }) => request(z.array(playbookSummarySchema), '/playbooks', { signal }),
  });

/** How many versions wait for the reader's decision: managers decide, nobody about their own. */
export function useSubmittedCount(): number | undefined {
  const user = useSession().data;
  const playbooks = usePlaybooks().data;
  if (!user?.roles.includes('manager')) return undefined;
  return playbooks
    ?.flatMap((each) => each.versions)
    .filter((each) => each.state === 'submitted' && each.author !== user.id).length;
}

/** A version's content never changes, so it is fetched once. */
export const useVersion = (playbook: string | undefined, number: number | undefined) =>
  useQuery({
    queryKey: keys.version(playbook ?? '', number ?? 0),
    enabled: playbook !== undefined && number !== undefined,
    staleTime: Infinity,
    gcTime: Infinity,
    queryFn: async ({ signal }) => {
      const { versionWithContentSchema } = await contents();
      return request(versionWithContentSchema, `/playbooks/${playbook}/versions/${number}`, { signal });
    },
  });

export const useTemplates = () =>
  useQuery({
    queryKey: keys.templates,
    staleTime: Infinity,
    queryFn: ({ signal }) => request(z.array(templateSummarySchema), '/templates', { signal }),
  });

export const useTemplate = (id: string | undefined, language: Language) =>
  useQuery({
    queryKey: keys.template(id ?? '', language),
    enabled: id !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const { templateSchema } = await contents();
      return request(templateSchema, `/templates/${id}`, { query: { language }, signal });
    },
  });

/** Makes a draft, from a file or a template. */
export function useCreatePlaybook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (from: CreatePlaybook) => request(draftSchema, '/playbooks', { method: 'POST', body: from }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.playbooks }),
  });
}

export interface VersionDecision {
  readonly playbook: string;
  readonly number: number;
  readonly decision: 'approve' | 'reject';
  readonly reason?: string;
}

export function useDecideVersion() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ playbook, number, decision, reason }: VersionDecision) =>
      request(versionSchema, `/playbooks/${playbook}/versions/${number}/decision`, {
        method: 'POST',
        body: { decision, ...(reason !== undefined && reason !== '' && { reason }) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.playbooks }),
  });
}
