import { useQuery } from '@tanstack/react-query';
import type { Unit } from '../../rules/feel/types.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';

/** What the playbook's computed variables count. Reading its expressions takes the whole language, which comes when asked for. */
export function useUnits(
  playbook: Playbook | undefined,
  version: number | undefined,
): ((variable: string) => Unit | undefined) | undefined {
  return useQuery({
    queryKey: ['units', playbook?.id, version],
    queryFn: async () => (await import('../../rules/lint/type-of.ts')).unitsOfVariables(playbook!),
    enabled: playbook !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
  }).data;
}
