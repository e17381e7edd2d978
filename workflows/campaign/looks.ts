import { workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { local, remote } from './activities.ts';

/**
 * How a campaign asks its watch: in its own worker, but only once in each turn of its workflow. A turn that fails (its
 * worker died, say, or a signal came in when it was about to go on in a new run) is done again from its beginning. A
 * second look by then would have told the watch what the first one's answer was taken in, and the watch would have
 * forgotten what the turn, done again, has to hear. The way through the server puts what went before into the history.
 */
export function createLooks(): () => Pick<Activities, 'lookAhead'> {
  let lastTurn: number | undefined;
  return () => {
    const turn = workflowInfo().historyLength;
    if (turn === lastTurn) return remote;
    lastTurn = turn;
    return local;
  };
}
