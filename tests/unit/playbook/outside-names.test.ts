import { factsAt } from '../../../rules/watch/view.ts';
import type { DataView } from '../../../rules/watch/view.ts';
import { SimulatedLevers } from '../../../rules/simulate/levers.ts';
import { resolveParameters } from '../../../rules/playbook/parameters.ts';
import { resolveAnchors } from '../../../rules/time/instant.ts';
import { parsePlaybook, parsePlaybookText } from '../../../rules/playbook/parse.ts';
import { fileOf, playbookOf, START } from '../../support/playbooks.ts';

/** What every object has, and a playbook may call something. */
const NAMES = ['constructor', 'toString', 'valueOf'] as const;

describe.each(NAMES)('something called %s', (name) => {
  it('is missing as a variable or a parameter until it is set', () => {
    const context = { nowMs: 0, phase: 'live', parameters: {}, variables: {}, anchors: {}, sets: {} };
    const facts = factsAt({} as DataView, context, 0, 'UTC');
    expect([facts.variable(name), facts.param(name), facts.set(name)]).toEqual([undefined, undefined, undefined]);
  });

  it('is an anchor like any other: derived, or missed', () => {
    const T0 = Date.parse('2026-11-11T00:00:00Z');
    expect(resolveAnchors({ T0: {}, [name]: { at: 'T0' } }, { T0 }, 'UTC')).toEqual({
      ok: true,
      value: { T0, [name]: T0 },
    });
    const missed = resolveAnchors({ [name]: {} }, {}, 'UTC');
    expect(missed.ok ? [] : missed.problems.map(({ code }) => code)).toEqual(['anchor-missing']);
  });

  it('is a parameter like any other', () => {
    const playbook = playbookOf({
      parameters: { [name]: { type: 'number', title: '', default: 5 } },
      nodes: [START],
      edges: [],
    });
    expect(resolveParameters(playbook, {})).toEqual({ ok: true, value: { [name]: 5 } });
  });

  it('is an action without a lever of its own', () => {
    const levers = new SimulatedLevers(() => undefined);
    expect(levers.turn(name, { x: 1 })).toMatchObject({ after: { x: 1 } });
  });
});

describe('something called __proto__', () => {
  it.each([
    ['a parameter', '"parameters":{"__proto__":{"type":"bogus"}}', '/parameters/__proto__'],
    ['an anchor', '"anchors":{"T0":{"title":"T0","__proto__":{}}}', '/anchors/T0/__proto__'],
  ])('as %s is named, not dropped', (_, written, pointer) => {
    const file = JSON.stringify(fileOf({ nodes: [START], edges: [] })).replace(/\}$/, `,${written}}`);
    const parsed = parsePlaybookText(file);
    expect(parsed.ok ? [] : parsed.problems.map((each) => `${each.code} ${each.place.pointer}`)).toContain(
      `reserved-key ${pointer}`,
    );
  });
});

it('a node without a kind is told to have one, in both languages', () => {
  const file = fileOf({ nodes: [START], edges: [] });
  const { kind: _, ...rest } = START;
  const parsed = parsePlaybook({ ...file, nodes: [{ ...rest, title: '', position: { x: 0, y: 0 } }] });
  expect(parsed.ok ? [] : parsed.problems.map((each) => `${each.code} ${each.place.pointer}`)).toEqual([
    'kind-missing /nodes/0/kind',
  ]);
});
