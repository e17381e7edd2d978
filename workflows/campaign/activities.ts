import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

/** What only reads and writes the store: fast, and done in the workflow's own worker without a turn to the server. */
export const local = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '100 ms', backoffCoefficient: 2, maximumInterval: '5 seconds' },
});

/**
 * Calls of a platform. The limit of a call is the activity's own and its failure an answer; what is retried here is
 * only a worker that died, as often as it takes, which the idempotency key makes safe. The heartbeats that tell of its
 * death are the worker's own.
 */
export const effectsWithin = (
  timeoutMs: number,
): Pick<Activities, 'performEffect' | 'recallEffect' | 'readEffectBack'> =>
  proxyActivities<Activities>({
    // What is there is read before the call and after it.
    startToCloseTimeout: 3 * timeoutMs + 5_000,
    heartbeatTimeout: '4 seconds',
    retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '10 seconds' },
  });

/** What goes through the server: other campaigns are started and told. */
export const remote = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});
