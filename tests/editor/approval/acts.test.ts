import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { Overlay } from '../../../rules/api/overlay.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import { hasReview, liveParameters, stepsAfter, waitingFor } from '../../../editor/campaign/acts/consequences.ts';
import {
  chosenAt,
  END,
  isPossible,
  nodeLines,
  nodesToGoOnAt,
  parametersToGive,
  withChoice,
} from '../../../editor/campaign/migrate/planLines.ts';
import { peopleIn } from '../../../editor/campaign/timeline/entryGroups.ts';
import { isExplained } from '../../../editor/campaign/why/decisions.ts';
import { effectStory } from '../../../editor/campaign/why/effectStory.ts';
import { fileOf, node, START } from '../../support/playbooks.ts';

const read = parsePlaybook(
  fileOf({
    parameters: {
      budget: { type: 'money', title: 'Budget', default: 100, min: 0, max: 900, liveMax: 500 },
      fixed: { type: 'number', title: 'Fixed', default: 1 },
    },
    nodes: [
      START,
      node('hold', 'wait', { event: 'goods.arrived' }),
      node('raise', 'action', {
        do: 'ads.raiseBudget',
        with: { channel: '"search"', amount: 'budget' },
        guardrail: { sumOf: 'amount', per: 'day', max: '300', over: 'approval' },
      }),
      node('look', 'review', { sections: ['targetVsActual'] }),
    ],
    edges: ['start.started > hold', 'hold.done > raise', 'raise.done > look'],
  }),
);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const playbook = read.value;

const overlay = (nodes: Readonly<Record<string, 'active' | 'done'>>): Overlay => ({
  nodes: Object.fromEntries(
    Object.entries(nodes).map(([id, state]) => [
      id,
      { state, entered: 1, left: state === 'done' ? 1 : 0, tokens: state === 'done' ? 0 : 1 },
    ]),
  ),
  edges: {},
});

describe('what stepping in would do', () => {
  it('goes on where the outcome leads, or ends there', () => {
    expect([stepsAfter(playbook, 'hold', 'done'), stepsAfter(playbook, 'raise', 'failed')]).toEqual([['raise'], []]);
  });

  it('reaches the steps that wait for the event just now', () => {
    expect(waitingFor(playbook, overlay({ hold: 'active' }), 'goods.arrived')).toEqual(['hold']);
    expect(waitingFor(playbook, overlay({ hold: 'done' }), 'goods.arrived')).toEqual([]);
    expect(waitingFor(playbook, overlay({ hold: 'active' }), 'other')).toEqual([]);
  });

  it('turns only what has live bounds, within them', () => {
    expect(liveParameters(playbook).map(({ id, min, max }) => [id, min, max])).toEqual([['budget', 0, 500]]);
  });

  it('leads to a review only where one was made', () => {
    expect([hasReview(playbook, overlay({ look: 'active' })), hasReview(playbook, overlay({ look: 'done' }))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('the plan of a migration', () => {
  const token = (id: string, fate: 'kept' | 'choice' | 'moved', state: 'open' | 'armed' = 'open') => ({
    node: id,
    state,
    fate,
  });

  it('is told node by node, what needs a choice first', () => {
    const lines = nodeLines({ tokens: [token('a', 'kept'), token('b', 'choice'), token('a', 'kept')] });
    expect(lines.map(({ node: id, tokens }) => [id, tokens])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('lets a start wait at a start only, and nothing else go back to one', () => {
    expect(nodesToGoOnAt(playbook, 'armed').map(({ id }) => id)).toEqual(['start']);
    expect(nodesToGoOnAt(playbook, 'open').map(({ id }) => id)).toEqual(['hold', 'raise', 'look']);
  });

  it('takes a choice as the engine takes it, and shows it again', () => {
    const choices = withChoice(withChoice({}, 'a', 'look'), 'b', END);
    expect(choices).toEqual({ a: { to: 'look' }, b: { end: true } });
    expect([chosenAt(choices, 'a'), chosenAt(choices, 'b'), chosenAt(choices, 'c')]).toEqual(['look', END, undefined]);
  });

  it('asks for a parameter that has no value, and is not possible before', () => {
    const problem = {
      code: 'parameter-missing',
      severity: 'error' as const,
      place: { pointer: '/parameters/budget' },
      message: { en: '', 'zh-CN': '' },
    };
    expect(parametersToGive({ refused: [problem] }, playbook)).toEqual(['budget']);
    expect([isPossible({ needs: [], refused: [problem] }), isPossible({ needs: [], refused: [] })]).toEqual([
      false,
      true,
    ]);
  });
});

describe('why a change was held or not made', () => {
  const at = '2026-11-11T10:00:00+08:00';
  const entries: readonly LogEntryWire[] = [
    { seq: 1, at, type: 'ruleFired', node: 'mon', rule: 'hot' },
    { seq: 2, at, type: 'nodeEntered', node: 'raise' },
    {
      seq: 3,
      at,
      type: 'approvalAsked',
      node: 'raise',
      about: 'guardrail',
      do: 'ads.raiseBudget',
      with: { channel: 'search', amount: 100 },
      shows: { sum: 250, amount: 100, max: 300 },
    },
    { seq: 4, at: '2026-11-11T10:05:00+08:00', type: 'effectDeclined', node: 'raise', key: 'k', by: 'li' },
  ];

  it('names the guardrail with its figures, and the firing that led to it', () => {
    expect(effectStory(entries[2]!, entries, playbook)).toMatchObject({
      why: 'guardrail',
      figures: { sum: 250, amount: 100, max: 300 },
      limit: { per: 'day' },
      cause: { seq: 1 },
    });
  });

  it('names who said no, and to what', () => {
    expect(effectStory(entries[3]!, entries, playbook)).toMatchObject({
      why: 'rejected',
      by: 'li',
      do: 'ads.raiseBudget',
      with: { amount: 100 },
    });
  });

  it('tells what was changed meanwhile from what its limit forbade', () => {
    const declined = { seq: 9, at, type: 'effectDeclined', node: 'raise', key: 'k' };
    expect(effectStory(declined, entries, playbook)).toMatchObject({ why: 'limit', do: 'ads.raiseBudget' });
    const changed = { ...declined, reason: 'changedMeanwhile', present: 7 };
    expect(effectStory(changed, entries, playbook)).toMatchObject({ why: 'changedMeanwhile', present: 7 });
  });

  it('can be opened for them, and not for an approval that the playbook asks for', () => {
    expect(entries.map(isExplained)).toEqual([true, false, true, true]);
    expect(isExplained({ type: 'approvalAsked' })).toBe(false);
  });

  it('lets the timeline be read by who did something', () => {
    expect(peopleIn(entries)).toEqual(['li']);
  });
});
