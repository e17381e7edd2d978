import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

/** What only reads and writes the store: fast, and done in the workflow's own worker without a turn to the server. */
export const local = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '100 ms', backoffCoefficient: 2, maximumInterval: '5 seconds' },
});

/**
 * Calls of a platform. The limit of a call is the activity's own and its failure an answer; what is retried here is
 * only a worker that died, as often as it takes, which the idempotency key makes safe.
 */
export const effectsWithin = (
  timeoutMs: number,
): Pick<Activities, 'performEffect' | 'recallEffect' | 'readEffectBack'> =>
  proxyActivities<Activities>({
    startToCloseTimeout: timeoutMs + 5_000,
    retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '10 seconds' },
  });
