import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { WatchInput } from '../messages.ts';
import type { WatchingActivities } from './watching.ts';

/** After a worker dies its watch is taken over within this time; the watching itself says sooner that it is alive. */
const { watchShard } = proxyActivities<WatchingActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '4 seconds',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '5 seconds' },
});

/**
 * Keeps one shard of the watch alive, for ever. All the watching is done in one long activity, outside of any history;
 * Temporal sees to it that some worker always has it.
 */
export async function watch(input: WatchInput): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await watchShard(input);
  await continueAsNew<typeof watch>(input);
}
