import { at, effectsOf, logOf, run } from './support.ts';

/** Quarters of an hour from T0 on. */
const quarters = (values: readonly number[]) =>
  values.map((value, index) => [`T0 + PT${(index + 1) * 15}M`, value] as const);
const replies = (seconds: readonly number[], enquiries = 10) => ({
  firstReplySeconds: quarters(seconds),
  enquiries: quarters(seconds.map(() => enquiries)),
});

describe('L07: agents are added when the first reply takes over a minute', () => {
  it('adds them after a quarter of an hour of slow replies', async () => {
    const simulation = await run({ metrics: replies([30, 90, 90, 30]) });
    expect(effectsOf(simulation, 'addAgents')).toEqual([
      expect.objectContaining({ do: 'service.addAgents', with: { agents: 4 }, state: 'applied', at: at(0.75) }),
    ]);
  });

  it.each([
    ['a minute is kept', replies([60, 60, 60, 60])],
    ['one quarter was slow', replies([30, 90, 30, 30])],
    ['hardly anybody asks', replies([90, 90, 90, 90], 4)],
    ['nothing is measured', {}],
  ])('adds nobody where %s', async (_reason, metrics) => {
    expect(effectsOf(await run({ metrics }), 'addAgents')).toEqual([]);
  });

  it('asks the manager before more agents than the cap are added', async () => {
    const simulation = await run({ metrics: replies([30, 90, 90, 30]), parameters: { extraAgentsCap: 3 } });
    expect(logOf(simulation, 'addAgents', 'approvalAsked')).toEqual([
      expect.objectContaining({ about: 'guardrail', at: at(0.75), shows: { sum: 0, amount: 4, max: 3 } }),
    ]);
  });
});
