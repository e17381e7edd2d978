import type { Row } from '../../rules/feel/scope.ts';
import { on, operate } from './daily.ts';
import { customer, doneBy, effectsOf, ledgerOf, logOf, sku } from './support.ts';
import type { Given } from './support.ts';

/** A customer to whom nothing here applies. */
const settled = (id: string, fields: Readonly<Record<string, string | number | boolean | null>> = {}): Row =>
  customer(id, {
    risk: 'normal',
    inGroup: true,
    coupons: 1,
    points: 0,
    lastOrderAt: '2026-09-20T12:00:00+08:00',
    ...fields,
  });
const withMembers = (until: string, customers: readonly Row[], given: Given = {}) =>
  operate(until, { ...given, datasets: { customers, ...given.datasets } });

describe('W03: dormant customers are won back, and the repurchase of seven days is measured', () => {
  const customers = [
    settled('asleep', { dormant: true, lastOrderAt: '2026-07-01T12:00:00+08:00' }),
    settled('cameBack', { dormant: true, lastOrderAt: on('12-03', '12:00') }),
    settled('abuser', { dormant: true, risk: 'high' }),
    settled('awake'),
  ];

  it('gives the dormant 30 off for three days and a preview, on the first of the month, and not to the others', async () => {
    const simulation = await withMembers('2026-12-10', customers);
    expect(doneBy(simulation, 'welcomeBack')).toEqual([
      [
        { customers: ['asleep', 'cameBack'], amount: 3_000, validFor: 'P3D', kind: 'welcomeBack' },
        on('12-01', '10:00'),
      ],
    ]);
    expect(doneBy(simulation, 'preview')[0]![0]).toMatchObject({ customers: ['asleep', 'cameBack'] });
    expect(simulation.variables['winBackRate']).toBe(0.5);
  });

  it('asks the manager before the coupons exceed the budget', async () => {
    const simulation = await withMembers('2026-12-10', customers, {
      parameters: { winBackBudget: 5_999 },
      people: { manager: { approves: false } },
    });
    expect(logOf(simulation, 'welcomeBack', 'approvalAsked')).toHaveLength(1);
    expect(effectsOf(simulation, 'welcomeBack').every((effect) => effect['state'] !== 'applied')).toBe(true);
  });

  it('issues nothing where nobody sleeps', async () => {
    const simulation = await withMembers('2026-12-10', [settled('awake')]);
    expect(doneBy(simulation, 'welcomeBack')).toEqual([]);
    expect(simulation.variables['winBackRate']).toBeUndefined();
  });
});

describe('W05: new customers get a pack and a guide to their first order', () => {
  it('reaches those who never bought and have no coupon, in the morning', async () => {
    const customers = [
      settled('newcomer', { segment: 'new', coupons: 0 }),
      settled('served', { segment: 'new', coupons: 1 }),
      settled('regular', { coupons: 0 }),
    ];
    const simulation = await withMembers('2026-11-03', customers);
    expect(doneBy(simulation, 'guide')).toEqual([
      [{ customers: ['newcomer'], template: 'first-order-guide' }, on('11-02', '11:00')],
    ]);
    expect(doneBy(simulation, 'newCustomerPack')).toEqual([
      [{ customers: ['newcomer'], amount: 1_500, validFor: 'P7D', kind: 'newCustomer' }, on('11-02', '11:00')],
    ]);
  });

  it('reaches nobody where all have bought', async () => {
    const simulation = await withMembers('2026-11-03', [settled('regular', { coupons: 0 })]);
    expect(doneBy(simulation, 'guide')).toEqual([]);
    expect(doneBy(simulation, 'newCustomerPack')).toEqual([]);
  });
});

describe('W06: groups, their weekly flash sale, and points', () => {
  it('invites buyers of the week and dormant customers into groups of their own, and those who are in one not again', async () => {
    const customers = [
      settled('bought', { inGroup: false, lastOrderAt: on('11-05', '12:00') }),
      settled('asleep', { inGroup: false, dormant: true }),
      settled('member', { lastOrderAt: on('11-05', '12:00') }),
      settled('outside', { inGroup: false }),
    ];
    const simulation = await withMembers('2026-11-07', customers);
    expect(doneBy(simulation, 'inviteActive')).toEqual([
      [{ customers: ['bought'], template: 'group-active' }, on('11-06', '15:00')],
    ]);
    expect(doneBy(simulation, 'inviteDormant')).toEqual([
      [{ customers: ['asleep'], template: 'group-dormant' }, on('11-06', '15:00')],
    ]);
  });

  it('sells a few SKUs to the groups for two hours every Friday, and restores the prices', async () => {
    const skus = ['A', 'B'].map((id) => sku(id, { marketHeat: 0.1 }));
    const simulation = await withMembers('2026-11-08', [settled('member'), settled('other', { inGroup: false })], {
      datasets: { skus: [...skus, sku('none', { stock: 0 })] },
    });
    expect(doneBy(simulation, 'flashPrice')).toEqual([[{ skus: ['A', 'B'], discount: 0.3 }, on('11-06', '20:00')]]);
    expect(ledgerOf(simulation, 'flashPrice').map((effect) => [effect['state'], effect['at']])).toEqual([
      ['expired', on('11-06', '20:00')],
      ['applied', on('11-06', '22:00')],
    ]);
    expect(doneBy(simulation, 'announceSale')).toEqual([
      [{ customers: ['member'], template: 'group-flash-sale' }, on('11-06', '20:00')],
    ]);
  });

  it('changes no price and tells nobody where nothing is in stock', async () => {
    const datasets = { skus: [sku('none', { stock: 0 })] };
    const simulation = await withMembers('2026-11-08', [settled('member')], { datasets });
    expect(doneBy(simulation, 'flashPrice')).toEqual([]);
    expect(doneBy(simulation, 'announceSale')).toEqual([]);
  });

  it('offers a sample for 1,000 points and the full size for 5,000, never both', async () => {
    const customers = [999, 1_000, 4_999, 5_000].map((points) => settled(`P${points}`, { points }));
    const simulation = await withMembers('2026-11-16', customers);
    expect(doneBy(simulation, 'giveFullSize')).toEqual([
      [{ customers: ['P5000'], template: 'points-full-size' }, on('11-15', '10:00')],
    ]);
    expect(doneBy(simulation, 'giveSample')).toEqual([
      [{ customers: ['P1000', 'P4999'], template: 'points-sample' }, on('11-15', '10:00')],
    ]);
  });
});
