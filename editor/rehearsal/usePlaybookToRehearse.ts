import { useQuery } from '@tanstack/react-query';
import { kindOf } from '../../rules/kinds/registry.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { usePlaybooks } from '../api/playbooks.ts';
import { fetchDraft, fetchVersion } from '../playbook/draft/api.ts';

/** The draft as the server has it, looked at again whenever the reader comes back; or a version, which never changes. */
export const usePlaybookToRehearse = (id: string, version: number | undefined) =>
  useQuery({
    queryKey: ['rehearsal', id, version ?? 'draft'],
    staleTime: version === undefined ? 0 : Infinity,
    refetchOnWindowFocus: true,
    refetchOnMount: 'always',
    queryFn: async ({ signal }): Promise<Playbook> =>
      version === undefined
        ? (await fetchDraft(id, signal)).playbook
        : (await fetchVersion(id, version, signal)).playbook,
  });

/** The newest approved versions of all that the playbook may run as sub-playbooks, by id. */
export function useSubPlaybooks(playbook: Playbook | undefined) {
  const listed = usePlaybooks();
  const approved = new Map(
    (listed.data ?? []).flatMap(({ id, versions }) => {
      const numbers = versions.filter((each) => each.state === 'approved').map((each) => each.number);
      return numbers.length === 0 ? [] : [[id, Math.max(...numbers)] as const];
    }),
  );
  const first = playbook ? refsIn(playbook) : [];
  return useQuery({
    queryKey: ['rehearsal-parts', first, [...approved]],
    enabled: playbook !== undefined && !listed.isPending,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Readonly<Record<string, Playbook>>> => {
      const found: Record<string, Playbook> = {};
      const open = [...first];
      for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
        const number = approved.get(ref);
        if (number === undefined || found[ref]) continue;
        const part = (await fetchVersion(ref, number, signal)).playbook;
        found[ref] = part;
        open.push(...refsIn(part));
      }
      return found;
    },
  });
}

const refsIn = ({ nodes }: Playbook): readonly string[] =>
  nodes.flatMap((node) => kindOf(node).refersTo?.(node.config) ?? []);
