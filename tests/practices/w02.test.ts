import { at, customer, effectsOf, logOf, run } from './support.ts';

const customers = [
  customer('missed', { spend90d: 100 }),
  customer('missedToo', { spend90d: 900, lastOrderAt: '2026-11-10T23:59:59+08:00' }),
  customer('never', { segment: 'new', spend90d: 0, lastOrderAt: null }),
  customer('asleep', { dormant: true }),
  customer('bought', { lastOrderAt: '2026-11-11T00:00:00+08:00' }),
];

describe('W02: those who did not buy get an encore coupon, buyers a draw for reviewing', () => {
  it('issues the coupon the next morning to who did not buy, and not to buyers or the dormant', async () => {
    expect(effectsOf(await run({ customers }), 'encoreOffer')).toEqual([
      expect.objectContaining({
        do: 'coupon.issue',
        with: {
          customers: ['missedToo', 'missed', 'never'],
          amount: 2000,
          threshold: 10_000,
          validFor: 'P3D',
          kind: 'encore',
        },
        state: 'applied',
        at: at(34),
      }),
    ]);
  });

  it('invites the buyers to a prize draw, and gives them neither cash nor a coupon for it', async () => {
    const simulation = await run({ customers });
    expect(effectsOf(simulation, 'reviewPrize')).toEqual([
      expect.objectContaining({
        do: 'message.send',
        with: { customers: ['bought'], template: 'review-prize-draw' },
        at: at(34),
      }),
    ]);
    const toBuyers = simulation.effects.filter(({ with: inputs }) => JSON.stringify(inputs).includes('"bought"'));
    expect(toBuyers.map((effect) => effect['do'])).toEqual(['message.send', 'message.send']);
  });

  it('asks the manager before coupons whose face values exceed the budget, and issues them only after a yes', async () => {
    const asked = await run({ customers, parameters: { encoreBudget: 5999 } });
    expect(logOf(asked, 'encoreOffer', 'approvalAsked')).toEqual([
      expect.objectContaining({ about: 'guardrail', approvers: { role: 'manager' }, at: at(34) }),
    ]);
    expect(effectsOf(asked, 'encoreOffer')).toEqual([
      expect.objectContaining({ state: 'applied', at: at(34 + 1 / 6) }),
    ]);
    const within = await run({ customers, parameters: { encoreBudget: 6000 } });
    expect(logOf(within, 'encoreOffer', 'approvalAsked')).toEqual([]);
  });

  it('issues nothing where everybody bought', async () => {
    const simulation = await run({ customers: [customers[4]!] });
    expect(effectsOf(simulation, 'encoreOffer')).toEqual([]);
    expect(effectsOf(simulation, 'reviewPrize')).toHaveLength(1);
  });

  it('invites nobody where nobody bought', async () => {
    const simulation = await run({ customers: [customers[0]!] });
    expect(effectsOf(simulation, 'reviewPrize')).toEqual([]);
    expect(simulation.status).toBe('completed');
  });
});
