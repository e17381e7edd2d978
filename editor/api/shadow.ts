import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { shadowSchema, verdictSchema } from '../../rules/api/shadow.ts';
import type { ShadowCase, VerdictRequest } from '../../rules/api/shadow.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

export const useShadow = (playbook: string) =>
  useQuery({
    queryKey: keys.shadow(playbook),
    queryFn: ({ signal }) => request(shadowSchema, `/playbooks/${playbook}/shadow`, { signal }),
  });

interface Judgement {
  readonly of: Pick<ShadowCase, 'campaign' | 'seq'>;
  readonly body: VerdictRequest;
}

export function useJudge(playbook: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, body }: Judgement) =>
      request(verdictSchema, `/campaigns/${of.campaign}/log/${of.seq}/verdict`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.shadow(playbook) }),
  });
}
