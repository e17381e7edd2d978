import { t } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';
import { TestWatch } from '../../support/watching.ts';

const watching = (monitor: object = {}, more: object = {}) =>
  new TestWatch({
    nodes: [
      START,
      node('mon', 'monitor', {
        window: { from: 'T0', to: 'T1' },
        every: 'PT1H',
        rules: [{ id: 'low', title: '', conditions: metricIs('gmv', 'lessThan', 5), ...more }],
        ...monitor,
      }),
    ],
    edges: ['start.started > mon'],
  });
const gmv = (after: string, value: number) => ({ metric: 'gmv', atMs: t(after), value });

describe('late data', () => {
  it('are waited for until the sources say that they are complete, and the evaluation counts as of its instant', () => {
    const watch = watching();
    watch.data.bring(t('PT30M'), gmv('PT30M', 3));
    watch.data.completeMs = t('PT30M');
    expect(watch.lookThrough(t('PT30M'), t('PT31M'))).toEqual(['+00:00 noData mon low', '+00:30 fired mon low']);
    // Due at +01:00, but data are complete only through +00:30.
    expect(watch.lookThrough(t('PT1H1M'))).toEqual([]);
    watch.data.bring(t('PT1H1M30S'), gmv('PT55M', 100));
    watch.data.completeMs = t('PT1H1M');
    expect(watch.lookThrough(t('PT1H1M30S'))).toEqual(['+01:00 recovered mon low']);
  });

  it('are waited for no longer than the grace, which is two minutes unless said otherwise', () => {
    for (const [grace, justBefore, end] of [
      [undefined, 'PT1H1M59S', 'PT1H2M'],
      ['PT10M', 'PT1H9M59S', 'PT1H10M'],
      ['PT0S', 'PT59M59S', 'PT1H'],
    ] as const) {
      const watch = watching({ ...(grace && { grace }) });
      watch.data.completeMs = t('PT30M');
      watch.data.bring(t('PT30M'), gmv('PT30M', 30));
      watch.lookThrough(t('PT30M'));
      watch.data.bring(t('PT31M'), gmv('PT31M', -30));
      watch.data.points.insert(gmv('PT1H', 0));
      const rulesAt = () => watch.state.entries[0]!.everyMs;
      watch.lookThrough(t(justBefore));
      expect(rulesAt()).toBe(t('PT1H'));
      watch.lookThrough(t(end));
      expect(rulesAt()).toBe(t('PT2H'));
    }
  });

  it('do not hold up what a point’s arrival has evaluated', () => {
    const watch = watching();
    watch.data.completeMs = t('PT0S');
    watch.lookThrough(t('PT0S'));
    watch.data.bring(t('PT20M'), gmv('PT20M', 1));
    expect(watch.lookThrough(t('PT20M'))).toEqual(['+00:20 fired mon low']);
  });

  it('of a derived metric are those of its parts: it has no source of its own', () => {
    const watch = watching({}, { conditions: metricIs('cvr', 'lessThan', 0.05) });
    watch.data.completeFor = ['buyers', 'uv'];
    watch.data.completeMs = t('PT1H');
    watch.data.bring(t('PT30M'), { metric: 'buyers', atMs: t('PT30M'), value: 4 });
    watch.data.bring(t('PT40M'), { metric: 'uv', atMs: t('PT40M'), value: 100 });
    expect(watch.lookThrough(t('PT1H'))).toEqual(['+00:00 noData mon low', '+00:40 fired mon low']);
  });

  it('that come after the grace count from their arrival on', () => {
    const watch = watching();
    watch.data.completeMs = t('PT0S');
    watch.data.bring(t('PT50M'), gmv('PT50M', 9));
    watch.lookThrough(t('PT1H2M'));
    watch.data.bring(t('PT1H30M'), gmv('PT55M', -8));
    expect(watch.lookThrough(t('PT1H30M'))).toEqual(['+01:30 fired mon low']);
  });

  it('hold up neither another monitor nor one that reads no metric', () => {
    const watch = new TestWatch({
      nodes: [
        START,
        node('slow', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          every: 'PT1H',
          rules: [{ id: 'low', title: '', conditions: metricIs('gmv', 'lessThan', 5) }],
        }),
        node('hours', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          every: 'PT1H',
          rules: [
            {
              id: 'one',
              title: '',
              conditions: { all: [{ fact: 'clock', params: { part: 'hour' }, operator: 'equal', value: 1 }] },
            },
          ],
        }),
      ],
      edges: ['start.started > slow', 'slow.closed > hours'],
    });
    expect(watch.lookThrough(t('PT1H'), t('PT1H'))).toContain('+01:00 fired hours one');
    expect(watch.state.entries[0]!.everyMs).toBe(t('PT1H'));
  });
});

describe('when the watch looks again by itself', () => {
  it('is the next evaluation that is due, or the end of its grace while its data are not complete', () => {
    const watch = watching();
    watch.data.completeMs = t('PT0S');
    watch.lookThrough(t('PT0S'));
    expect(watch.next(t('PT1M'))).toBe('+01:00');
    expect(watch.next(t('PT1H'))).toBe('+01:02');
    watch.data.completeMs = t('PT1H');
    expect(watch.next(t('PT1H'))).toBe('+01:00');
  });

  it('is never while paused, or while what was found is not taken in', () => {
    const watch = watching();
    watch.data.completeMs = Infinity;
    watch.lookThrough(t('PT0S'));
    watch.tell(t('PT10M'), { paused: true });
    expect(watch.next(t('PT10M'))).toBeNull();
    watch.tell(t('PT20M'), { paused: false });
    watch.lookThrough(t('PT20M'));
    expect(watch.next(t('PT20M'))).toBe('+01:00');
  });

  it('is not at or after its horizon, from which on the campaign asks', () => {
    const watch = watching();
    watch.data.completeMs = Infinity;
    watch.lookThrough(t('PT0S'));
    watch.tell(t('PT10M'), { horizonMs: t('PT1H') });
    expect(watch.next(t('PT10M'))).toBeNull();
    watch.tell(t('PT11M'), { horizonMs: t('PT1H1S') });
    expect(watch.next(t('PT11M'))).toBe('+01:00');
  });
});

describe('what the watch found', () => {
  it('stays in its outbox until it is taken in, before which it looks no further', () => {
    const watch = watching();
    watch.data.completeMs = Infinity;
    watch.data.bring(t('PT30M'), gmv('PT30M', 3));
    watch.data.bring(t('PT40M'), gmv('PT40M', 30));
    watch.tell(t('PT2H'), {});
    expect(watch.state.outbox.map((each) => each.type)).toEqual(['noData']);
    watch.tell(t('PT2H'), {});
    expect(watch.state.outbox.map((each) => each.number)).toEqual([1]);
  });

  it('is of one instant at a time, numbered without gaps', () => {
    const watch = watching();
    watch.data.completeMs = Infinity;
    watch.data.bring(t('PT30M'), gmv('PT30M', 3));
    watch.data.bring(t('PT40M'), gmv('PT40M', 30));
    watch.lookThrough(t('P1D'));
    expect(watch.found.map((each) => each.number)).toEqual(watch.found.map((_, index) => index + 1));
    expect(watch.found.map((each) => each.type)).toEqual(['noData', 'fired', 'recovered', 'noData', 'closed']);
  });
});
