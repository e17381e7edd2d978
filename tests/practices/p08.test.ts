import { answerEvaluate } from '../../rules/answers/evaluate.ts';
import type { Json } from '../../rules/json.ts';
import { prepare } from '../../rules/playbook/program.ts';
import { fixedPlan } from '../../rules/metrics/plan.ts';
import { ScenarioData } from '../../rules/simulate/data.ts';
import { double11, effectsOf, logOf, run, tasksOf } from './support.ts';

describe('P08: a placement is applied for, with an approval before and a fallback after a refusal', () => {
  it('applies with the first offer once the manager has approved', async () => {
    const simulation = await run();
    expect(logOf(simulation, 'placementApproval', 'approvalDecided')).toEqual([
      expect.objectContaining({ decision: 'approve', at: '2026-10-21T02:20:00+08:00' }),
    ]);
    expect(effectsOf(simulation, 'applyPlacement')).toEqual([
      expect.objectContaining({
        do: 'platform.applyPlacement',
        with: { placement: 'homeFocus', commission: 0.05 },
        state: 'applied',
        at: '2026-10-21T02:20:00+08:00',
      }),
    ]);
  });

  it('asks a person what the platform said where it does not answer by machine, and spends nothing if it accepted', async () => {
    const simulation = await run();
    expect(tasksOf(simulation, 'askPlatform')).toHaveLength(1);
    expect(effectsOf(simulation, 'ownTraffic')).toEqual([]);
  });

  it('raises the search budget instead where the platform refused', async () => {
    const simulation = await run({ answers: { askPlatform: { accepted: false } } });
    expect(effectsOf(simulation, 'ownTraffic')).toEqual([
      expect.objectContaining({
        do: 'ads.raiseBudget',
        with: { channel: 'search', amount: 800_000 },
        state: 'applied',
        at: '2026-10-21T02:50:00+08:00',
      }),
    ]);
  });

  it('applies for nothing where nobody approves within two days, and takes the fallback', async () => {
    const slow = { respondsIn: 'P3D', answers: { priceCheck: { checked: 1, deviations: 0 } } };
    const simulation = await run({ people: { manager: slow } });
    expect(effectsOf(simulation, 'applyPlacement')).toEqual([]);
    expect(effectsOf(simulation, 'ownTraffic')).toHaveLength(1);
  });

  describe('by the answer of the platform', () => {
    const program = prepare(double11);
    const decide = async (answer: Json, commission: number) => {
      const config = program.nodes.get('placementDecision')!.config;
      const rules = program.kindOf('placementDecision').evaluates!(config);
      const context = {
        nowMs: 0,
        phase: 'prep',
        parameters: { commissionMax: 0.1 },
        variables: { placementAnswer: answer, commission },
        anchors: {},
        sets: {},
      };
      const command = { id: 1, atMs: 0, type: 'evaluate', node: 'placementDecision', context } as const;
      return answerEvaluate(program, rules, command, new ScenarioData([], fixedPlan({}), {}));
    };

    it.each([
      ['is content once it has accepted', { status: 'accepted' }, 0.05, 'granted'],
      ['negotiates after a refusal while it can offer more', { status: 'refused' }, 0.05, 'open'],
      ['gives up after a refusal of the most that it may offer', { status: 'refused' }, 0.1, 'final'],
      ['lets a person say where the answer says neither', { queued: true }, 0.05, null],
      ['lets a person say where there is no answer', null, 0.05, null],
    ])('%s', async (_title, answer, commission, rule) => {
      expect(await decide(answer, commission)).toMatchObject({ type: 'evaluated', rule });
    });

    it('offers more only through an approval, and then the most it may', () => {
      const ways = double11.edges.filter((edge) => edge.to === 'secondOffer' || edge.from === 'secondOffer');
      expect(ways.map(({ from, outcome, to }) => [from, outcome, to])).toEqual([
        ['raiseOffer', 'approved', 'secondOffer'],
        ['secondOffer', 'done', 'applyPlacement'],
      ]);
      expect(program.nodes.get('secondOffer')!.config).toEqual({ assign: { commission: 'commissionMax' } });
    });
  });
});
