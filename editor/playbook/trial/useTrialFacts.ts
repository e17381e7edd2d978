import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Facts } from '../../../rules/conditions/facts.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Need } from '../../../rules/trial/needs.ts';
import { factsOfSample } from '../../../rules/trial/sample.ts';
import type { Sample } from '../../../rules/trial/sample.ts';
import { useForm } from '../form/scope.ts';
import { usePlaybook } from '../store/scope.ts';
import { fetchLive } from './live.ts';
import { nameOfSource } from './source.ts';
import type { Source } from './source.ts';

const FRESH_MS = 15_000;
const NOWHERE: Readonly<Record<string, number>> = {};

/** What something is tried on, as far as it is there yet. */
export type TrialData =
  | { readonly state: 'sample'; readonly facts: Facts }
  | {
      readonly state: 'live';
      readonly facts: Facts;
      readonly timeZone: string;
      readonly asOfMs: number | undefined;
      /** None where nothing is gone through. */
      readonly rows: readonly Row[];
      readonly rowCount: number;
      again(): void;
    }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; again(): void };

/** The facts that the source has for what is read: the pinned sample at once, live data when they have come. */
export function useTrialFacts(source: Source, needs: readonly Need[], sample: Sample): TrialData {
  const form = useForm();
  const playbook = usePlaybook((each) => each);
  const [openedMs] = useState(Date.now);
  const phase = form.node?.phase ?? '';
  const anchors = form.anchors ?? NOWHERE;
  const dataset = form.rows ? form.dataset : undefined;
  const metrics = needs.flatMap((need) => (need.is === 'metric' ? [need.query] : []));
  const live = useQuery({
    queryKey: ['trial', nameOfSource(source), JSON.stringify(metrics), dataset, phase, anchors, playbook.parameters],
    enabled: source.type !== 'sample',
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
    retry: false,
    queryFn: ({ signal }) => {
      if (source.type === 'sample') throw new Error('A sample is not fetched');
      return fetchLive(source, { metrics, dataset, phase, playbook, anchors }, signal);
    },
  });
  if (source.type === 'sample') {
    const place = { playbook, phase, anchors, atMs: openedMs, rows: form.rows };
    return { state: 'sample', facts: factsOfSample(sample, place) };
  }
  const again = () => void live.refetch();
  if (live.isError) return { state: 'failed', error: live.error, again };
  if (!live.data) return { state: 'loading' };
  return { state: 'live', ...live.data, again };
}
