import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { planSchema } from '../../rules/api/interventions.ts';
import type { MigrationChoices } from '../../rules/migration/choices.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

const anchorPlanSchema = planSchema.options[0];

/** What moving an anchor would do, without doing it. While another instant is asked for, the earlier plan stays. */
export const useAnchorPlan = (campaign: string, anchor: string, to: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.plan(campaign), anchor, to],
    enabled,
    placeholderData: keepPreviousData,
    // The campaign goes on meanwhile: a plan is only good for the moment.
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) =>
      request(anchorPlanSchema, `/campaigns/${campaign}/plans`, {
        method: 'POST',
        body: { act: { type: 'moveAnchor', anchor, to } },
        signal,
      }),
  });

const migrationPlanSchema = planSchema.options[1];

/** What migrating would do with these choices, without doing it. While another choice is planned, the earlier plan stays. */
export const useMigrationPlan = (campaign: string, version: number, choices: MigrationChoices) =>
  useQuery({
    queryKey: [...keys.plan(campaign), 'migrate', version, JSON.stringify(choices)],
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) =>
      request(migrationPlanSchema, `/campaigns/${campaign}/plans`, {
        method: 'POST',
        body: { act: { type: 'migrate', version, choices } },
        signal,
      }),
  });
