import { prepare } from '../../../rules/playbook/program.ts';
import { look } from '../../../rules/watch/look.ts';
import { compileWatch } from '../../../rules/watch/rules.ts';
import { isUnderProgram } from '../../../rules/watch/update.ts';
import { t } from '../../support/campaign.ts';
import { metricIs, node, playbookOf, START, T0_MS } from '../../support/playbooks.ts';
import type { WrittenNode } from '../../support/playbooks.ts';
import { ArrivingData } from '../../support/watching.ts';

describe('the watch of a campaign', () => {
  const cvr = { all: [{ fact: 'metric', params: { id: 'cvr', window: 'PT1H' }, operator: 'lessThan', value: 0.5 }] };
  const program = prepare(
    playbookOf({
      nodes: [
        START,
        node('mon', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          every: 'PT1H',
          rules: [{ id: 'low', title: '', conditions: metricIs('stock', 'lessThan', 5, 'P1D') }],
        }),
        node('ratio', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          rules: [{ id: 'low', title: '', conditions: cvr }],
        }),
      ],
      edges: ['start.started > mon', 'mon.closed > ratio'],
    }),
  );
  const watchProgram = compileWatch(program);

  it('goes on numbering when it begins anew, so that the campaign takes in what it finds', () => {
    const data = new ArrivingData();
    data.completeMs = Infinity;
    data.bring(t('-PT1H'), { metric: 'stock', atMs: t('-PT1H'), value: 1 });
    const entry = { token: 7, node: 'mon', enteredMs: T0_MS, fromMs: T0_MS, toMs: t('P1D'), sets: {} };
    const context = { nowMs: T0_MS, phase: '', parameters: {}, variables: {}, anchors: {}, sets: {} };
    const state = look(program, watchProgram, undefined, data, {
      throughMs: T0_MS,
      beforeOrder: null,
      presentMs: T0_MS,
      taken: 4,
      update: { entries: [entry], context, busy: [], paused: false, horizonMs: null },
    });
    expect(state.outbox.map((each) => [each.number, each.type])).toEqual([[5, 'fired']]);
  });

  it('is not under a program with other rules, which the campaign is only migrating to', () => {
    const data = new ArrivingData();
    data.completeMs = Infinity;
    const entry = { token: 7, node: 'mon', enteredMs: T0_MS, fromMs: T0_MS, toMs: t('P1D'), sets: {} };
    const context = { nowMs: T0_MS, phase: '', parameters: {}, variables: {}, anchors: {}, sets: {} };
    const state = look(program, watchProgram, undefined, data, {
      throughMs: T0_MS,
      beforeOrder: null,
      presentMs: T0_MS,
      update: { entries: [entry], context, busy: [], paused: false, horizonMs: null },
    });
    const isUnder = (nodes: readonly WrittenNode[]) => {
      const other = prepare(
        playbookOf({ nodes: [START, ...nodes], edges: nodes.map(({ id }) => `start.started > ${id}`) }),
      );
      return isUnderProgram(other, compileWatch(other), state);
    };
    const monitor = (rule: string) =>
      node('mon', 'monitor', {
        window: { from: 'T0', to: 'T1' },
        every: 'PT1H',
        rules: [{ id: rule, title: '', conditions: metricIs('stock', 'lessThan', 4, 'P1D') }],
      });
    expect(isUnderProgram(program, watchProgram, state)).toBe(true);
    expect(
      [
        [monitor('low')],
        [monitor('high')],
        [node('mon', 'set', { assign: {} })],
        [node('other', 'set', { assign: {} })],
      ].map(isUnder),
    ).toEqual([true, false, false, false]);
  });

  it('waits for the sources of a derived metric’s parts, as nobody ever sends the metric itself', () => {
    expect(watchProgram('ratio').metrics).toEqual(['buyers', 'uv']);
  });
});
