import { useQuery } from '@tanstack/react-query';
import type { MetricQuery } from '../../../rules/metrics/read.ts';
import { useForm } from '../form/scope.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import { factsAtPresent, fetchPresent } from './live.ts';
import { nameOfSource, useLikelySource } from './source.ts';

const FRESH_MS = 60_000;

export type PresentMetric =
  | { readonly state: 'nowhere' | 'loading' | 'failed' }
  /** `asOfMs` is the instant of the newest data; without a value there are none. */
  | {
      readonly state: 'known';
      readonly value: number | undefined;
      readonly asOfMs: number | undefined;
      readonly timeZone: string;
    };

/** What a figure is at present, where it can be looked up. Asked for when it is first shown. */
export function usePresentMetric(query: MetricQuery): PresentMetric {
  const { id } = useEditor();
  const form = useForm();
  const playbook = usePlaybook((each) => each);
  const source = useLikelySource(id);
  const phase = form.node?.phase ?? '';
  const name = source && nameOfSource(source);
  const present = useQuery({
    queryKey: ['presentPlace', name, phase],
    enabled: source !== undefined,
    staleTime: FRESH_MS,
    retry: false,
    queryFn: ({ signal }) => fetchPresent(source!, { phase, playbook, anchors: form.anchors ?? {} }, signal),
  });
  const { data: place } = present;
  const value = useQuery({
    queryKey: ['presentMetric', name, place?.context.nowMs, JSON.stringify(query)],
    enabled: place !== undefined,
    staleTime: FRESH_MS,
    retry: false,
    queryFn: async ({ signal }) => {
      const reading = (await factsAtPresent(place!, [query], signal)).metric(query);
      return reading.present ? reading.value : null;
    },
  });
  if (!source) return { state: 'nowhere' };
  if (present.isError || value.isError) return { state: 'failed' };
  if (!place || value.data === undefined) return { state: 'loading' };
  return { state: 'known', value: value.data ?? undefined, asOfMs: place.asOfMs, timeZone: place.timeZone };
}
