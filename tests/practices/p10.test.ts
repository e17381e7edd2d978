import { effectsOf, left, logOf, run, tasksOf } from './support.ts';

describe('P10: service is made ready, with a checklist and evidence', () => {
  it('asks service with what to check, due three days before', async () => {
    const simulation = await run();
    expect(tasksOf(simulation, 'serviceReady')).toEqual([
      expect.objectContaining({
        assignee: { role: 'service' },
        due: '2026-11-08T00:00:00+08:00',
        doneAt: '2026-10-21T06:10:00+08:00',
      }),
    ]);
    expect(effectsOf(simulation, 'serviceHours')[0]).toMatchObject({ with: { from: '08:00', to: '02:00' } });
  });

  it('puts the temporary agents on duty two hours before the opening', async () => {
    const simulation = await run({ parameters: { eventAgents: 12 } });
    expect(effectsOf(simulation, 'moreAgents')).toEqual([
      expect.objectContaining({ do: 'service.addAgents', with: { agents: 12 }, at: '2026-11-10T22:00:00+08:00' }),
    ]);
  });

  it('does not open while service is not ready: reminds, then escalates to the manager', async () => {
    const held = await run({ people: { service: { respondsIn: 'P200D' } } });
    expect(logOf(held, 'serviceReady', 'taskReminded').map((entry) => entry.at)).toEqual(['2026-11-07T00:00:00+08:00']);
    expect(logOf(held, 'serviceReady', 'taskEscalated')).toEqual([
      expect.objectContaining({ at: '2026-11-08T12:00:00+08:00', to: { role: 'manager' } }),
    ]);
    expect(left(held, 'ready')).toEqual([['joined', '2026-11-10T21:00:00+08:00']]);
  });

  it('opens nothing, and adds no agents, if nobody ever makes it ready', async () => {
    const never = await run({ people: { service: { respondsIn: 'P200D' }, manager: { respondsIn: 'P99D' } } });
    expect(never.status).not.toBe('completed');
    expect(effectsOf(never, 'moreAgents')).toEqual([]);
    expect(left(never, 'opening')).toEqual([]);
  });
});
