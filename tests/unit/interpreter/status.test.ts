import { statusShown } from '../../../rules/interpreter/status.ts';
import { by, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const end = node('end', 'end', { scope: 'branch' });
const through = (kind: string, config: object) =>
  TestCampaign.launch({
    nodes: [START, node('it', kind, config), end],
    edges: ['start.started > it', 'it.done > end'].filter((edge) => kind !== 'monitor' || !edge.startsWith('it.')),
  });

describe('the status of a running campaign, as people see it', () => {
  it('is running while time, data or a sub-campaign can bring anything', async () => {
    const watch = {
      window: { from: 'T0', to: 'T1' },
      rules: [{ id: 'low', title: '', conditions: metricIs('gmv', 'lessThan', 1) }],
    };
    for (const campaign of [
      await through('wait', { for: 'PT5H' }),
      await through('monitor', watch),
      await through('task', { assignee: { role: 'x' }, expires: 'PT1H' }),
    ])
      expect(statusShown(campaign.state)).toBe('running');
  });

  it('is waiting where only a person can bring anything, and for a node that cannot do its work it needs attention', async () => {
    const asked = await through('task', { assignee: { role: 'x' } });
    expect(statusShown(asked.state)).toBe('waiting');
    await asked.at('PT1H', { type: 'pause', by });
    expect(statusShown(asked.state)).toBe('paused');
    expect(statusShown((await through('set', { assign: { x: '1 / 0' } })).state)).toBe('attention');
    expect(statusShown((await through('set', { assign: { x: '1' } })).state)).toBe('completed');
  });
});
