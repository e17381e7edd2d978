import { by, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const end = node('end', 'end');
const decideOnGmv = {
  nodes: [
    START,
    node('which', 'decide', {
      rules: [{ id: 'good', title: '', conditions: metricIs('gmv', 'greaterThan', 5), outcome: 'yes' }],
    }),
    node('yes', 'task', { assignee: { role: 'x' } }),
    end,
  ],
  edges: ['start.started > which', 'which.yes > yes', 'which.otherwise > end', 'yes.done > end'],
};

describe('a node that cannot do its work', () => {
  it('is parked with its problem, its node and field, in both languages', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('calc', 'set', { assign: { x: '1 / 0' } }), end],
      edges: ['start.started > calc', 'calc.done > end'],
    });
    expect(campaign.lines('parked')).toEqual(['+00:00 parked calc']);
    const { problem } = campaign.state.tokens[0]!;
    expect(problem).toMatchObject({
      code: 'feel-failed',
      place: { pointer: '/nodes/1/config/assign/x', node: 'calc' },
    });
    expect(problem!.message.en).toContain('1 / 0');
    expect(problem!.message['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
  });

  it('goes on when a retry succeeds', async () => {
    const campaign = await TestCampaign.launch(decideOnGmv, { points: { gmv: [['PT2H', 10]] } });
    expect(campaign.tokens).toEqual(['which:parked']);
    await campaign.at('PT1H', { type: 'retry', by, node: 'which' });
    expect(campaign.tokens).toEqual(['which:parked']);
    await campaign.at('PT2H', { type: 'retry', by, node: 'which' });
    expect(campaign.tokens).toEqual(['yes:open']);
    expect(campaign.lines('parked', 'intervention')).toEqual([
      '+00:00 parked which',
      '+01:00 intervention which retry',
      '+01:00 parked which',
      '+02:00 intervention which retry',
    ]);
  });

  it('goes on by the outcome that a person skips it by, and by no other', async () => {
    const campaign = await TestCampaign.launch(decideOnGmv);
    expect(await campaign.at('PT1H', { type: 'skip', by, node: 'which', outcome: 'done' })).toMatchObject([
      { code: 'unknown-outcome', place: { pointer: '/outcome' } },
    ]);
    expect(campaign.tokens).toEqual(['which:parked']);
    await campaign.at('PT2H', { type: 'skip', by, node: 'which', outcome: 'yes' });
    expect(campaign.tokens).toEqual(['yes:open']);
  });

  it('refuses to skip or retry where nothing waits', async () => {
    const campaign = await TestCampaign.launch(decideOnGmv);
    expect(await campaign.at('PT1H', { type: 'skip', by, node: 'yes', outcome: 'done' })).toMatchObject([
      { code: 'node-not-active' },
    ]);
    expect(await campaign.at('PT1H', { type: 'retry', by, node: 'end' })).toMatchObject([{ code: 'node-not-active' }]);
  });

  it('lets a person skip what is open, such as a task nobody does', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('a', 'task', { assignee: { role: 'x' } }), end],
      edges: ['start.started > a', 'a.done > end'],
    });
    await campaign.at('PT1H', { type: 'skip', by, node: 'a', outcome: 'done' });
    expect(campaign.state.status).toBe('completed');
  });

  it('parks an effect that failed for good without a “failed” edge, and takes the edge if there is one', async () => {
    const act = node('act', 'action', { do: 'page.publish', with: { page: '"home"' }, autonomy: 'auto' });
    const calls = [{ type: 'failed', error: 'down', retryable: true }] as const;
    const without = await TestCampaign.launch(
      { nodes: [START, act, end], edges: ['start.started > act', 'act.done > end'] },
      { calls },
    );
    expect(without.tokens).toEqual(['act:parked']);
    expect(without.state.tokens[0]!.problem).toMatchObject({ code: 'effect-failed' });
    const withEdge = await TestCampaign.launch(
      { nodes: [START, act, end], edges: ['start.started > act', 'act.failed > end'] },
      { calls },
    );
    expect(withEdge.state.status).toBe('completed');
  });
});
