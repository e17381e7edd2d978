import { recordsOf } from '../../../rules/shadow/record.ts';
import { sameTrigger } from '../../../rules/shadow/same-rule.ts';
import { metricIs, node, playbookOf, START } from '../../support/playbooks.ts';

const DAY_MS = 86_400_000;

describe('the record of a rule in shadow', () => {
  it('counts what was found right among what was judged, and what is still open', () => {
    const of = { node: 'watch', rule: 'hot', ageMs: DAY_MS };
    const cases = [{ ...of, verdict: 'right' as const }, { ...of, verdict: 'wrong' as const }, of];
    expect(recordsOf([...cases, { ...of, rule: 'cold' }])).toEqual([
      { node: 'watch', rule: 'hot', right: 1, judged: 2, open: 1, days: 14 },
      { node: 'watch', rule: 'cold', right: 0, judged: 0, open: 1, days: 14 },
    ]);
  });

  it('forgets what is older than 14 days', () =>
    expect(recordsOf([{ node: 'watch', rule: 'hot', ageMs: 15 * DAY_MS, verdict: 'right' }])).toEqual([]));
});

describe('a record', () => {
  const playbook = (rule: object) =>
    playbookOf({
      nodes: [
        START,
        node('watch', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          rules: [{ id: 'hot', title: 'Hot', conditions: metricIs('uv', 'lessThan', 100), ...rule }],
        }),
      ],
      edges: ['start.started > watch'],
    });

  it('goes on when a rule is renamed or let out of the shadow', () =>
    expect(sameTrigger(playbook({ shadow: true }), playbook({ title: 'Thin' }), 'watch', 'hot')).toBe(true));

  it('says nothing about a rule that would fire at other moments, or is gone', () => {
    const before = playbook({});
    expect(sameTrigger(before, playbook({ conditions: metricIs('uv', 'lessThan', 90) }), 'watch', 'hot')).toBe(false);
    expect(sameTrigger(before, playbook({ for: 'PT5M' }), 'watch', 'hot')).toBe(false);
    expect(sameTrigger(before, before, 'watch', 'cold')).toBe(false);
  });
});
