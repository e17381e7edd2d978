import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { campaignSchema, campaignSummarySchema, effectsSchema, seriesSchema } from '../../rules/api/campaigns.ts';
import type { CreateCampaign } from '../../rules/api/campaigns.ts';
import { acceptedSchema } from '../../rules/api/interventions.ts';
import { warRoomSchema } from '../../rules/api/war-room.ts';
import type { Json } from '../../rules/json.ts';
import type { MigrationChoices } from '../../rules/migration/choices.ts';
import { unreachable } from '../../rules/problems/result.ts';
import { act } from './act.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

export const useCampaigns = () =>
  useQuery({
    queryKey: keys.campaigns,
    queryFn: ({ signal }) => request(z.array(campaignSummarySchema), '/campaigns', { signal }),
  });

export const useCampaign = (id: string) =>
  useQuery({
    queryKey: keys.campaign(id),
    queryFn: ({ signal }) => request(campaignSchema, `/campaigns/${id}`, { signal }),
  });

export const useEffects = (id: string) =>
  useQuery({
    queryKey: keys.effects(id),
    queryFn: async ({ signal }) => (await request(effectsSchema, `/campaigns/${id}/effects`, { signal })).effects,
  });

export interface SeriesRange {
  readonly metric: string;
  /** ISO 8601 duration of a step. */
  readonly step: string;
  readonly from: string;
  readonly to: string;
}

/** A metric against its plan. While the range changes, the earlier one stays on the screen. */
export const useSeries = (id: string, { metric, step, from, to }: SeriesRange, enabled = true) =>
  useQuery({
    queryKey: [...keys.series(id), metric, step, from, to],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request(seriesSchema, `/campaigns/${id}/series`, { query: { metric, step, from, to }, signal }),
  });

export const useWarRoom = (id: string) =>
  useQuery({
    queryKey: keys.warRoom(id),
    queryFn: ({ signal }) => request(warRoomSchema, `/campaigns/${id}/war-room`, { signal }),
  });

export function useStartCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (campaign: CreateCampaign) => request(campaignSchema, '/campaigns', { method: 'POST', body: campaign }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.campaigns }),
  });
}

export type Intervention =
  | { readonly type: 'pause' | 'resume' }
  | { readonly type: 'stop'; readonly compensate: boolean }
  | { readonly type: 'compensate'; readonly key: string }
  | { readonly type: 'skip'; readonly node: string; readonly outcome: string }
  | { readonly type: 'retry'; readonly node: string }
  | { readonly type: 'start'; readonly node: string }
  | { readonly type: 'event'; readonly event: string }
  | { readonly type: 'migrate'; readonly version: number; readonly choices: MigrationChoices }
  | { readonly type: 'moveAnchor'; readonly anchor: string; readonly to: string }
  | { readonly type: 'setParameter'; readonly parameter: string; readonly value: Json };

function routeOf(intervention: Intervention): { readonly path: string; readonly body: Readonly<Record<string, Json>> } {
  switch (intervention.type) {
    case 'pause':
    case 'resume':
      return { path: intervention.type, body: {} };
    case 'stop':
      return { path: 'stop', body: intervention.compensate ? { compensate: true } : {} };
    case 'compensate':
      return { path: 'compensate', body: { key: intervention.key } };
    case 'skip':
      return { path: 'skip', body: { node: intervention.node, outcome: intervention.outcome } };
    case 'retry':
    case 'start':
      return { path: intervention.type, body: { node: intervention.node } };
    case 'event':
      return { path: 'event', body: { event: intervention.event } };
    case 'migrate': {
      const { nodes, parameters, anchors } = intervention.choices;
      return { path: 'migrate', body: { version: intervention.version, choices: { nodes, parameters, anchors } } };
    }
    case 'moveAnchor':
      return { path: 'move-anchor', body: { anchor: intervention.anchor, to: intervention.to } };
    case 'setParameter':
      return { path: 'set-parameter', body: { parameter: intervention.parameter, value: intervention.value } };
    default:
      return unreachable(intervention);
  }
}

/** Does something to a running campaign. Its own id makes that a retry after a lost answer does it once. */
export function useIntervene(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (intervention: Intervention) => {
      const { path, body } = routeOf(intervention);
      return act(acceptedSchema, `/campaigns/${id}/${path}`, body);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.campaign(id) }),
  });
}
