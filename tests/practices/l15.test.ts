import { at, customer, effectsOf, run } from './support.ts';

describe('L15: unpaid balances are reminded of, once', () => {
  it('reminds four hours before balances close exactly those who owe one', async () => {
    const customers = [
      customer('owes', { balanceDue: 8_000 }),
      customer('paid', { balanceDue: 0 }),
      customer('none', { balanceDue: null }),
    ];
    expect(effectsOf(await run({ customers }), 'remindBalance')).toEqual([
      expect.objectContaining({
        do: 'message.send',
        with: { customers: ['owes'], template: 'balance-reminder' },
        at: at(20),
      }),
    ]);
  });

  it('reminds nobody where all is paid', async () => {
    expect(effectsOf(await run(), 'remindBalance')).toEqual([]);
  });
});
