import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { CampaignUnreachableError, createCampaignClient } from '../../engine/ports/campaign-client.ts';

const request = {
  id: 'act-1',
  atMs: 0,
  act: { type: 'completeTask', by: 'zhaolei', task: 'work/1', values: {} },
} as const;
const notFound = new WorkflowNotFoundError('workflow execution already completed', 'campaign/c', undefined);

/** A client whose service fails while the act is sent, and then says, or does not, what became of it. */
const failing = (sent: Error, recorded: () => Promise<void>) =>
  createCampaignClient({
    withDeadline: (_: number, call: () => unknown) => call(),
    workflow: {
      getHandle: () => ({
        executeUpdate: () => Promise.reject(sent),
        getUpdateHandle: () => ({ result: recorded }),
      }),
    },
  } as unknown as Client);

describe('an act whose answer got lost', () => {
  it('is done if the history says so, also when the campaign ended by it', async () => {
    for (const error of [notFound, new Error('the connection broke')]) {
      expect(await failing(error, () => Promise.resolve()).act('c', request)).toEqual({ type: 'done' });
    }
  });

  it('came too late if the campaign had ended and never heard of it', async () => {
    expect(await failing(notFound, () => Promise.reject(notFound)).act('c', request)).toEqual({ type: 'gone' });
  });

  it('may be sent again with the same id if nobody knows what became of it', async () => {
    const lost = failing(new Error('the connection broke'), () => Promise.reject(new Error('still broken')));
    await expect(lost.act('c', request)).rejects.toThrow(CampaignUnreachableError);
  });
});

describe('campaigns that were broken off', () => {
  /** A service that lists these workflows as ended abnormally, and describes each as it is now. */
  const listing = (listed: readonly string[], now: Readonly<Record<string, string>>) =>
    createCampaignClient({
      withDeadline: (_: number, call: () => unknown) => call(),
      workflow: {
        async *list() {
          for (const workflowId of listed) yield { workflowId };
        },
        getHandle: (id: string) => ({ describe: async () => ({ status: { name: now[id] } }) }),
      },
    } as unknown as Client);

  it('are those that were asked about and do not run again since', async () => {
    const listed = ['campaign/a', 'campaign/a', 'campaign/b', 'campaign/c', 'watch/0'];
    const now = { 'campaign/a': 'TERMINATED', 'campaign/b': 'RUNNING', 'campaign/c': 'FAILED' };
    expect(await listing(listed, now).findBroken(['a', 'b', 'd'])).toEqual([{ campaign: 'a', by: 'TERMINATED' }]);
  });
});
