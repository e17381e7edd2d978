import { logOf, run } from './support.ts';

describe('P07: the GMV target is split into UV × CVR × AOV, and by channel', () => {
  it('computes the AOV and the buyers that the three targets imply', async () => {
    const { variables } = await run({ parameters: { gmvTarget: 90_000_000, uvTarget: 50_000, cvrTarget: 0.06 } });
    expect(variables['aovTarget']).toBe(30_000);
    expect(variables['buyerTarget']).toBe(3000);
  });

  it('splits the GMV among the channels to the cent', async () => {
    const { variables } = await run({ parameters: { gmvTarget: 100_000_001, searchShare: 0.333 } });
    const targets = variables['channelTargets'] as Record<string, number>;
    expect(targets['search']).toBe(33_300_000);
    expect(Object.keys(targets)).toEqual(['search', 'recommend', 'live', 'content', 'social', 'direct']);
    expect(Object.values(targets).reduce((sum, each) => sum + each, 0)).toBe(100_000_001);
  });

  it('shows the split to the manager before anything else is done', async () => {
    const simulation = await run();
    const [asked] = logOf(simulation, 'approveTarget', 'approvalAsked');
    expect(asked).toMatchObject({
      approvers: { role: 'manager' },
      shows: { gmvTarget: 100_000_000, uvTarget: 42_400, cvrTarget: 0.082, aovTarget: 28_762 },
    });
  });

  it('selects and spends nothing where the manager rejects it', async () => {
    const simulation = await run({ people: { manager: { respondsIn: 'PT1H', approves: false } } });
    expect(simulation.sets).toEqual({});
    expect(simulation.effects).toEqual([]);
    expect(simulation.log.at(-1)).toMatchObject({ type: 'campaignEnded', result: 'calledOff' });
  });
});
