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

  it('recurs over a February, a leap day included', async () => {
    const february = await startedAt({ every: { monthday: 30, at: '12:00' } }, 'P140D');
    // 30 November, 30 December, 30 January, 28 February, 30 March.
    expect(february.map((at) => (Number(at!.slice(1, -3)) - 12) / 24)).toEqual([19, 49, 80, 109, 139]);
    const leap = await TestCampaign.launch(
      {
        nodes: [node('go', 'start', { when: { every: { monthday: 30, at: '12:00' } } }), end],
        edges: ['go.started > end'],
      },
      { anchors: { T0: '2028-02-01T00:00:00+08:00' }, launchedBefore: 'PT0S' },
    );
    await leap.atMs(Date.parse('2028-03-01T00:00:00+08:00'));
    expect(leap.log.filter((entry) => entry.type === 'nodeLeft').at(-1)!.atMs).toBe(
      Date.parse('2028-02-29T12:00:00+08:00'),
    );
  });

  it('keeps to the local time when the clocks change, also when that time does not exist or comes twice', async () => {
    const between = async (at: string, from: string, until: string) => {
      const campaign = await TestCampaign.launch({
        timezone: 'America/New_York',
        nodes: [
          node('go', 'start', {
            when: { every: { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at } },
          }),
          end,
        ],
        edges: ['go.started > end'],
      });
      await campaign.atMs(Date.parse(until));
      return campaign.log
        .filter((entry) => entry.type === 'nodeLeft' && entry.atMs > Date.parse(from))
        .map((entry) => new Date(entry.atMs).toISOString());
    };
    // 14 March 2027: from 02:00 EST the clocks go to 03:00 EDT.
    expect(await between('02:30', '2027-03-13T00:00:00-05:00', '2027-03-15T12:00:00-04:00')).toEqual([
      '2027-03-13T07:30:00.000Z',
      '2027-03-14T07:30:00.000Z',
      '2027-03-15T06:30:00.000Z',
    ]);
    // 7 November 2027: 01:30 comes twice; it starts once.
    expect(await between('01:30', '2027-11-06T00:00:00-04:00', '2027-11-08T12:00:00-05:00')).toEqual([
      '2027-11-06T05:30:00.000Z',
      '2027-11-07T05:30:00.000Z',
      '2027-11-08T06:30:00.000Z',
    ]);
  });

  it('starts once on resume for all that a pause kept from starting, and then goes on by the calendar', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        node('go', 'start', { when: { every: { weekdays: ['wed', 'thu', 'fri', 'sat'], at: '09:00' } } }),
        node('work', 'task', { assignee: { role: 'x' } }),
      ],
      edges: ['go.started > work'],
    });
    await campaign.at('PT8H', { type: 'pause', by });
    // Wednesday, Thursday and Friday pass.
    await campaign.at('P2DT12H', { type: 'resume', by });
    await campaign.at('P3DT12H');
    expect(campaign.lines('taskOpened')).toEqual(['+60:00 taskOpened work', '+81:00 taskOpened work']);
    expect(campaign.tokens).toEqual(['go:armed', 'work:open', 'work:open']);
  });

  it('begins the next round while the last one still runs, each with its own task', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        node('go', 'start', { when: { every: { weekdays: ['wed', 'thu'], at: '09:00' } } }),
        node('work', 'task', { assignee: { role: 'x' } }),
      ],
      edges: ['go.started > work'],
    });
    await campaign.at('P2D', { type: 'completeTask', by, task: 'work/2', values: {} });
    expect(campaign.tokens).toEqual(['go:armed', 'work:open']);
    expect(campaign.state.status).toBe('running');
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
