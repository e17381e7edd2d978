import { by, TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const withWait = (config: object) => ({
  nodes: [START, node('wait', 'wait', config), node('end', 'end'), node('late', 'end')],
  edges: ['start.started > wait', 'wait.done > end', ...('timeout' in config ? ['wait.timeout > late'] : [])],
});
/** When and how the wait was left. */
const leaves = async (config: object, surroundings: Surroundings = {}, until = 'P10D') => {
  const campaign = await TestCampaign.launch(withWait(config), surroundings);
  await campaign.at(until);
  return campaign.lines('nodeLeft').slice(1);
};

describe('a wait', () => {
  it.each([
    [{ until: 'T0 + PT3H' }, '+03:00'],
    [{ until: 'T1' }, '+24:00'],
    [{ until: 'T0 - P1D' }, '+00:00'],
    [{ until: 'now + PT90M' }, '+01:30'],
    [{ until: 'T0 + P1D @ 20:00' }, '+44:00'],
    [{ for: 'PT2H' }, '+02:00'],
    [{ for: 'PT0.0005S' }, '+00:00'],
    [{ for: 'P1D' }, '+24:00'],
    [{ localTime: '08:00' }, '+08:00'],
    [{ localTime: '00:00' }, '+24:00'],
    // 11 November 2026 is a Wednesday.
    [{ localTime: '08:00', weekdays: ['fri', 'mon'] }, '+56:00'],
    [{ localTime: '08:00', weekdays: ['wed'] }, '+08:00'],
  ])('%j is done at %s', async (config, at) => {
    expect(await leaves(config)).toEqual([`${at} nodeLeft wait done`]);
  });

  it.each([
    [{ until: 'T0 + PT3H', timeout: 'PT1H' }, '+01:00 nodeLeft wait timeout'],
    [{ for: 'PT3H', timeout: 'T0 + PT1H' }, '+01:00 nodeLeft wait timeout'],
    [{ for: 'PT1H', timeout: 'PT1H' }, '+01:00 nodeLeft wait done'],
    [{ localTime: '08:00', timeout: 'PT10H' }, '+08:00 nodeLeft wait done'],
    [{ event: 'go', timeout: 'PT10H' }, '+10:00 nodeLeft wait timeout'],
    [{ conditions: metricIs('gmv', 'greaterThan', 5), timeout: 'PT10H' }, '+10:00 nodeLeft wait timeout'],
  ])('%j ends by %s', async (config, line) => {
    expect(await leaves(config)).toEqual([line]);
  });

  it('for an event is done when the event comes, with its values as variables, and not by another event', async () => {
    const campaign = await TestCampaign.launch(withWait({ event: 'goods arrived' }));
    expect(await campaign.at('PT1H', { type: 'event', by, event: 'other' })).toMatchObject([
      { code: 'event-not-awaited' },
    ]);
    expect(await campaign.at('PT2H', { type: 'event', by, event: 'goods arrived', values: { pallets: 4 } })).toEqual(
      [],
    );
    expect(campaign.lines('nodeLeft').slice(1)).toEqual(['+02:00 nodeLeft wait done']);
    expect(campaign.state.variables).toEqual({ 'wait.pallets': 4 });
  });

  it('for an event lets all go on that wait for it', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('fork', 'split'), node('a', 'wait', { event: 'go' }), node('b', 'wait', { event: 'go' })],
      edges: ['start.started > fork', 'fork.branch > a', 'fork.branch > b'],
    });
    await campaign.at('PT1H', { type: 'event', by, event: 'go' });
    expect(campaign.state.status).toBe('completed');
  });

  describe('on conditions', () => {
    const config = { conditions: metricIs('gmv', 'greaterThan', 5) };

    it('is done at once if they hold on entering', async () => {
      expect(await leaves(config, { points: { gmv: [['PT0S', 10]] } })).toEqual(['+00:00 nodeLeft wait done']);
    });

    it('is done when a point that they read makes them hold, and says why', async () => {
      const campaign = await TestCampaign.launch(withWait(config), {
        points: {
          gmv: [
            ['PT1H', 3],
            ['PT2H', 10],
          ],
        },
      });
      await campaign.at('PT5H');
      expect(campaign.lines('nodeLeft').slice(1)).toEqual(['+02:00 nodeLeft wait done']);
      expect(campaign.log.find((entry) => entry.type === 'decided')).toMatchObject({
        why: { conditions: [{ factValue: 10, result: true }] },
      });
    });

    it('waits on without data, saying so once', async () => {
      const campaign = await TestCampaign.launch(withWait(config), {
        points: {
          gmv: [['PT8H', 10]],
          uv: [
            ['PT1H', 1],
            ['PT2H', 1],
          ],
        },
      });
      await campaign.at('P1D');
      expect(campaign.lines('noData', 'nodeLeft').slice(1)).toEqual([
        '+00:00 noData wait done',
        '+08:00 nodeLeft wait done',
      ]);
    });

    it('is done by a point at the very instant of its time-out', async () => {
      expect(await leaves({ ...config, timeout: 'PT2H' }, { points: { gmv: [['PT2H', 10]] } })).toEqual([
        '+02:00 nodeLeft wait done',
      ]);
    });
  });
});
