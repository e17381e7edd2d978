import { by, TestCampaign } from '../../support/campaign.ts';
import { node, START } from '../../support/playbooks.ts';

const end = node('end', 'end', { scope: 'branch' });
const startedAt = async (when: object, until: string, launchedBefore = 'PT0S') => {
  const campaign = await TestCampaign.launch(
    { nodes: [node('go', 'start', { when }), end], edges: ['go.started > end'] },
    { launchedBefore },
  );
  await campaign.at(until);
  return campaign.lines('nodeLeft').map((line) => line.split(' ')[0]);
};

describe('a start', () => {
  it('at an instant begins then, or at once if that has passed', async () => {
    expect(await startedAt({ at: 'T0 - P1D' }, 'P1D', 'P3D')).toEqual(['-24:00']);
    expect(await startedAt({ at: 'T0 - P1D' }, 'P1D')).toEqual(['+00:00']);
  });

  it('by hand waits for a person, once', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [node('go', 'start', { when: { manual: true } }), node('a', 'task', { assignee: { role: 'x' } })],
      edges: ['go.started > a'],
    });
    await campaign.at('P1D');
    expect(campaign.tokens).toEqual(['go:armed']);
    await campaign.at('P2D', { type: 'start', by, node: 'go' });
    expect(campaign.lines('nodeEntered')).toEqual(['+48:00 nodeEntered go', '+48:00 nodeEntered a']);
    expect(await campaign.at('P2D', { type: 'start', by, node: 'go' })).toMatchObject([{ code: 'node-not-active' }]);
  });

  it('recurs on weekdays at a local time', async () => {
    // 11 November 2026 is a Wednesday.
    expect(await startedAt({ every: { weekdays: ['wed', 'fri'], at: '09:00' } }, 'P8D')).toEqual([
      '+09:00',
      '+57:00',
      '+177:00',
    ]);
  });

  it('recurs on a day of the month, the last day of shorter months', async () => {
    // 30 November, 31 December, 31 January.
    expect(await startedAt({ every: { monthday: 31, at: '00:00' } }, 'P90D')).toEqual([
      '+456:00',
      '+1200:00',
      '+1944:00',
    ]);
  });

  it('numbers its tokens: each recurrence enters it anew', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [node('go', 'start', { when: { every: { weekdays: ['wed'], at: '09:00' } } }), end],
      edges: ['go.started > end'],
    });
    await campaign.at('P8D');
    expect(
      campaign.log.filter((entry) => entry.type === 'nodeEntered' && entry.node === 'go').map((entry) => entry['n']),
    ).toEqual([1, 2]);
  });
});

describe('a calculation', () => {
  const withSet = (assign: Readonly<Record<string, string>>) => ({
    parameters: { p: { type: 'number', title: '', default: 3 } },
    nodes: [START, node('calc', 'set', { assign }), node('work', 'task', { assignee: { role: 'x' } })],
    edges: ['start.started > calc', 'calc.done > work'],
  });

  it('computes its variables in order, each seeing those before it', async () => {
    const campaign = await TestCampaign.launch(withSet({ a: 'p + 1', b: 'a * 2', c: '"x" + string(b)' }));
    expect(campaign.state.variables).toEqual({ a: 4, b: 8, c: 'x8' });
    expect(campaign.lines('variableSet')).toEqual([
      '+00:00 variableSet calc a 4',
      '+00:00 variableSet calc b 8',
      '+00:00 variableSet calc c x8',
    ]);
  });

  it('sets none of its variables if one cannot be computed', async () => {
    const campaign = await TestCampaign.launch(withSet({ a: 'p + 1', b: 'a / 0' }));
    expect(campaign.tokens).toEqual(['calc:parked']);
    expect(campaign.state.variables).toEqual({});
  });
});
