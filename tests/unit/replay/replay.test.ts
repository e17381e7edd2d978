import { projectCampaign } from '../../../engine/ports/projection/projection.ts';
import type { Projection } from '../../../engine/ports/projection/projection.ts';
import { nodesOf, NOTHING_YET, Replay, replayEntry } from '../../../rules/replay/replay.ts';
import { TestCampaign } from '../../support/campaign.ts';
import { node, START } from '../../support/playbooks.ts';

const watched = {
  nodes: [
    START,
    node('fork', 'split'),
    node('ask', 'task', { assignee: { role: 'operator' } }),
    node('rest', 'wait', { for: 'PT5H' }),
    node('both', 'join', { mode: 'all' }),
    node('raise', 'action', { do: 'page.publish', with: { page: '"home"' } }),
    node('end', 'end', { scope: 'campaign' }),
  ],
  edges: [
    'start.started > fork',
    'fork.branch > ask',
    'fork.branch > rest',
    'ask.done > both',
    'rest.done > both',
    'both.joined > raise',
    'raise.done > end',
  ],
};

/** States and tokens of the nodes, as the engine projects them from the state, and as the log alone tells them. */
function compared(campaign: TestCampaign) {
  const projected: Projection = projectCampaign(undefined, campaign.log, campaign.state, campaign.program);
  const replayed = new Replay(campaign.log, campaign.program).after(campaign.log.length);
  const shape = (nodes: Projection['nodes']) =>
    Object.fromEntries(
      Object.entries(nodes).map(([id, { state, tokens, entered, left, outcome, assignee }]) => [
        id,
        { state, tokens, entered, left, outcome, assignee },
      ]),
    );
  return {
    projected: { nodes: shape(projected.nodes), edges: projected.counts.edges },
    replayed: { nodes: shape(nodesOf(replayed, campaign.program)), edges: replayed.counts.edges },
  };
}

const operator = 'op';

describe('a replayed log', () => {
  it('stands at every instant where the engine’s projection stood: a start that waits, branches, a join half reached, the end', async () => {
    const campaign = await TestCampaign.launch(watched, { launchedBefore: 'PT1H' });
    const seen = [compared(campaign)];
    await campaign.at('PT0S');
    seen.push(compared(campaign));
    const task = campaign.log.find((entry) => entry.type === 'taskOpened')!['task'] as string;
    await campaign.at('PT1H', { type: 'completeTask', by: operator, task, values: {} });
    seen.push(compared(campaign));
    await campaign.at('PT5H');
    seen.push(compared(campaign));
    for (const { projected, replayed } of seen) expect(replayed).toEqual(projected);
    expect(seen.map(({ replayed }) => replayed.nodes['both']?.state)).toEqual([undefined, undefined, 'active', 'done']);
    expect(campaign.state.status).toBe('completed');
  });

  it('shows a node that cannot do its work as parked, with its problem, until a person has it tried again', async () => {
    const failed = { type: 'failed' as const, error: 'HTTP 503', retryable: false };
    const alone = { nodes: [START, watched.nodes[5]!], edges: ['start.started > raise'] };
    const campaign = await TestCampaign.launch(alone, { calls: [failed] });
    await campaign.at('PT0S');
    const { projected, replayed } = compared(campaign);
    expect(replayed).toEqual(projected);
    expect(replayed.nodes['raise']).toMatchObject({ state: 'parked', tokens: 1 });
    const view = nodesOf(new Replay(campaign.log, campaign.program).after(campaign.log.length), campaign.program);
    expect(view['raise']?.problem?.message.en).toContain('HTTP 503');
    await campaign.at('PT1H', { type: 'retry', by: operator, node: 'raise' });
    const after = compared(campaign);
    expect(after.replayed).toEqual(after.projected);
  });

  it('says the same whether it is gone to directly, or to and fro', async () => {
    const campaign = await TestCampaign.launch(watched);
    await campaign.at('PT5H');
    // Long enough for several of the states that are kept.
    const long = Array.from({ length: 60 }, () => campaign.log).flat();
    const forwards = [NOTHING_YET];
    for (const entry of long) forwards.push(replayEntry(forwards.at(-1)!, entry, campaign.program));
    const replay = new Replay(long, campaign.program);
    for (const entries of [long.length - 1, 3, 500, 251, 250, 249, 0, long.length - 1])
      expect(replay.after(entries)).toEqual(forwards[entries]);
  });

  it('finds how many entries there are up to an instant, those of the instant itself included', async () => {
    const campaign = await TestCampaign.launch(watched);
    await campaign.at('PT5H');
    const replay = new Replay(campaign.log, campaign.program);
    const instants = campaign.log.map((entry) => entry.atMs);
    for (const atMs of instants) expect(replay.countThrough(atMs)).toBe(instants.lastIndexOf(atMs) + 1);
    expect(replay.countThrough(instants[0]! - 1)).toBe(0);
  });
});
