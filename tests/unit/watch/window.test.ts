import { by, t, TestCampaign } from '../../support/campaign.ts';
import type { Points } from '../../support/campaign.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import { nextEvery } from '../../../rules/watch/update.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const monitoring = (monitor: object, start: object = START) => ({
  nodes: [
    start as typeof START,
    node('mon', 'monitor', {
      rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5), overlap: 'parallel' }],
      ...monitor,
    }),
    node('end', 'end', { scope: 'branch' }),
  ],
  edges: ['start.started > mon', 'mon.closed > end'],
});
const happened = async (monitor: object, points: Points, launchedBefore = 'PT0S', start: object = START) => {
  const campaign = await TestCampaign.launch(monitoring(monitor, start), { points, launchedBefore });
  await campaign.at('P3D');
  return campaign.lines('ruleFired', 'ruleRecovered', 'noData', 'nodeLeft').slice(1);
};

describe('when a monitor evaluates', () => {
  it('first when it is entered, seeing the points up to and including that instant', async () => {
    expect((await happened({ window: { from: 'T0 - P1D', to: 'T1' } }, { gmv: [['PT0S', 9]] }))[0]).toBe(
      '+00:00 ruleFired mon hot',
    );
  });

  it('not before window.from, where it sees the points since', async () => {
    const lines = await happened(
      { window: { from: 'T0', to: 'T1' } },
      {
        gmv: [
          ['-PT30M', 9],
          ['-PT2H', 9],
        ],
      },
      'P2D',
      node('start', 'start', { when: { at: 'T0 - P1D' } }),
    );
    expect(lines).toEqual(['+00:00 ruleFired mon hot', '+24:00 noData mon hot', '+24:00 nodeLeft mon closed']);
  });

  it('at each point that arrives of a metric that it reads, the parts of derived metrics included, and at no other', async () => {
    const rule = { id: 'low', title: '', conditions: metricIs('cvr', 'lessThan', 0.1, 'P10D'), overlap: 'parallel' };
    const points: Points = {
      uv: [
        ['PT0S', 100],
        ['PT3H', 1000],
      ],
      buyers: [
        ['PT0S', 50],
        ['PT4H', 500],
      ],
      gmv: [['PT3H30M', 1]],
    };
    expect(await happened({ window: { from: 'T0', to: 'T1' }, rules: [rule] }, points)).toEqual([
      '+03:00 ruleFired mon low',
      '+04:00 ruleRecovered mon low',
      '+24:00 nodeLeft mon closed',
    ]);
  });

  it('at each “every”, counted from window.from, not from entering', async () => {
    const start = node('start', 'start', { when: { at: 'T0 + PT25M' } });
    const lines = await happened(
      { window: { from: 'T0', to: 'T0 + PT2H' }, every: 'PT1H' },
      { gmv: [['PT10M', 9]] },
      'PT0S',
      start,
    );
    // Entered at +00:25, evaluated at +01:00 and, the point being out of its window by then, at +02:00.
    expect(lines).toEqual(['+00:25 ruleFired mon hot', '+02:00 noData mon hot', '+02:00 nodeLeft mon closed']);
  });

  it('a last time at window.to, points at that instant included, and then leaves by “closed”', async () => {
    const lines = await happened(
      { window: { from: 'T0', to: 'T0 + PT2H' } },
      {
        gmv: [
          ['PT1H', 1],
          ['PT2H', 9],
          ['PT3H', 99],
        ],
      },
    );
    expect(lines).toEqual(['+00:00 noData mon hot', '+02:00 ruleFired mon hot', '+02:00 nodeLeft mon closed']);
  });

  it('once when it is entered at window.to', async () => {
    const start = node('start', 'start', { when: { at: 'T0 + PT2H' } });
    const lines = await happened({ window: { from: 'T0', to: 'T0 + PT2H' } }, { gmv: [['PT2H', 9]] }, 'PT0S', start);
    expect(lines).toEqual(['+02:00 ruleFired mon hot', '+02:00 nodeLeft mon closed']);
  });

  it('not at all when it is entered after window.to: it leaves at once', async () => {
    const start = node('start', 'start', { when: { at: 'T0 + PT2H1M' } });
    const lines = await happened({ window: { from: 'T0', to: 'T0 + PT2H' } }, { gmv: [['PT2H', 9]] }, 'PT0S', start);
    expect(lines).toEqual(['+02:01 nodeLeft mon closed']);
  });

  it('a window of an hour at t from t − 1 h, exclusive, to t, inclusive', async () => {
    const lines = await happened({ window: { from: 'T0', to: 'T0 + PT3H' }, every: 'PT30M' }, { gmv: [['PT1H', 9]] });
    expect(lines).toEqual([
      '+00:00 noData mon hot',
      '+01:00 ruleFired mon hot',
      '+02:00 noData mon hot',
      '+03:00 nodeLeft mon closed',
    ]);
  });

  it('at each “every” by the calendar, counted from window.from: a short month shortens none after it', () => {
    const [fromMs, zone] = [Date.parse('2026-01-31T10:00:00+01:00'), 'Europe/Berlin'];
    const instants = [fromMs];
    for (let i = 0; i < 4; i++) instants.push(nextEvery(fromMs, 'P1M', zone, instants.at(-1)!));
    expect(instants.map((ms) => formatInstant(ms, zone).slice(0, 16))).toEqual([
      '2026-01-31T10:00',
      '2026-02-28T10:00',
      '2026-03-31T10:00',
      '2026-04-30T10:00',
      '2026-05-31T10:00',
    ]);
    // The clocks go forward at 02:00 on 29 March.
    const atNight = Date.parse('2026-03-27T02:30:00+01:00');
    const last = nextEvery(atNight, 'P1D', zone, Date.parse('2026-03-29T04:00:00+02:00'));
    expect(formatInstant(last, zone).slice(0, 16)).toBe('2026-03-30T02:30');
  });

  it('no more after it was skipped', async () => {
    const campaign = await TestCampaign.launch(monitoring({ window: { from: 'T0', to: 'T1' } }), {
      points: { gmv: [['PT3H', 9]] },
    });
    await campaign.at('PT1H', { type: 'skip', by, node: 'mon', outcome: 'closed' });
    await campaign.at('PT5H');
    expect(campaign.lines('ruleFired')).toEqual([]);
    expect(campaign.state.status).toBe('completed');
    expect(campaign.state.nowMs).toBeLessThanOrEqual(t('PT5H'));
  });

  it('by the calendar where “every” is a day: at the same local time, whatever summer time does', async () => {
    const campaign = await TestCampaign.launch(
      {
        ...monitoring({
          window: { from: 'T0', to: 'T0 + P4D' },
          every: 'P1D',
          rules: [
            {
              id: 'morning',
              title: '',
              conditions: { all: [{ fact: 'clock', params: { part: 'hour' }, operator: 'notEqual', value: 9 }] },
            },
          ],
        }),
        timezone: 'Europe/Berlin',
      },
      { anchors: { T0: '2026-03-27T09:00:00+01:00' }, launchedBefore: 'P300D' },
    );
    await campaign.at('-P200D');
    expect(campaign.nodes('ruleFired')).toEqual([]);
    expect(campaign.nodes('nodeLeft')).toContain('mon');
  });
});
