import * as fc from 'fast-check';
import { replayActions, type AppliedCall } from '../../engine/shop/actions/replay.ts';
import { findShopAction } from '../../engine/shop/actions/registry.ts';
import { CHANNELS } from '../../engine/shop/channels.ts';
import { findAction } from '../../rules/actions/catalogue.ts';
import { evaluateFeel } from '../../rules/feel/evaluate.ts';
import type { Json } from '../../rules/json.ts';
import { smallConfig } from './small-shop.ts';
import { makeShop } from '../../engine/shop/initial/shop.ts';

const made = makeShop(smallConfig({ skus: 10, customers: 20 }), 3);
const skus = fc.subarray(Object.keys(made.state.levers.skus), { minLength: 1 });
const customers = fc.subarray([...made.state.market.customers.keys()], { minLength: 1 });
const channel = fc.constantFrom(...CHANNELS, 'nowhere');
const position = fc.integer({ min: 1, max: 8 });

const call: fc.Arbitrary<{ do: string; with: Record<string, Json> }> = fc.oneof(
  fc.record({
    do: fc.constant('ads.raiseBudget'),
    with: fc.record({ channel, amount: fc.integer({ min: -90_000_000, max: 90_000 }) }),
  }),
  fc.record({
    do: fc.constant('ads.moveBudget'),
    with: fc.record({ from: channel, to: channel, amount: fc.nat(9_000_000) }),
  }),
  fc.record({
    do: fc.constant('ads.setBudget'),
    with: fc.record({ channel, budget: fc.nat(90_000_000) }),
  }),
  fc.record({ do: fc.constant('ads.resumeChannel'), with: fc.record({ channels: fc.array(channel) }) }),
  fc.record({
    do: fc.constant('page.placeModule'),
    with: fc.record({
      module: fc.constantFrom('limitedTimeDiscount', 'bestSellers'),
      position,
      positions: fc.dictionary(channel, position),
    }),
  }),
  fc.record({ do: fc.constant('page.publish'), with: fc.record({ page: fc.constantFrom('a', 'b') }) }),
  fc.record({ do: fc.constant('ads.pauseChannel'), with: fc.record({ channels: fc.array(channel) }) }),
  fc.record({
    do: fc.constant('ads.lowerBid'),
    with: fc.record({ channels: fc.array(channel), by: fc.constantFrom(0, 0.1, 0.5, 1) }),
  }),
  fc.record({ do: fc.constant('stock.requestReplenishment'), with: fc.record({ skus }) }),
  fc.record({
    do: fc.constant('price.setDiscount'),
    with: fc.record({ skus, discount: fc.constantFrom(0, 0.07, 0.5, 2) }),
  }),
  fc.record({
    do: fc.constant('coupon.issue'),
    with: fc.record({ customers, amount: fc.integer({ min: 1, max: 9000 }) }),
  }),
  fc.record({ do: fc.constant('message.send'), with: fc.record({ customers, template: fc.constant('hello') }) }),
  fc.record({ do: fc.constant('stock.shareSales'), with: fc.record({ skus }) }),
  fc.record({
    do: fc.constant('price.matchCompetitor'),
    with: fc.record({ skus, margin: fc.constantFrom(0, 0.2, 0.9) }),
  }),
  fc.record({
    do: fc.constant('customer.setRisk'),
    with: fc.record({ customers, risk: fc.constantFrom('high', 'normal') }),
  }),
  fc.record({
    do: fc.constant('service.assign'),
    with: fc.record({ cases: fc.subarray(['S1', 'S2']), to: fc.constantFrom('bot', 'adviser') }),
  }),
  fc.record({ do: fc.constant('service.addAgents'), with: fc.record({ agents: fc.integer({ min: -3, max: 5 }) }) }),
  fc.record({
    do: fc.constant('page.moveModule'),
    with: fc.record({ module: fc.constantFrom('limitedTimeDiscount', 'bestSellers'), position, channel }),
  }),
  fc.record({
    do: fc.constant('platform.applyPlacement'),
    with: fc.record({ placement: fc.constantFrom('a', 'b'), commission: fc.constantFrom(0.01, 0.05, 0.2) }),
  }),
);

describe('Replaying the applied calls', () => {
  it('on the initial levers gives the shop’s own levers, whatever was called in whatever order', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), (calls) => {
        const state = structuredClone(made.state);
        const recorded = calls.map((each, n): AppliedCall => {
          const key = `c/n/${n}`;
          const attempt = findShopAction(each.do)!.attempt(made.model, state, each.with, key, state.market.nowMs);
          return { ...each, key, applied: attempt.ok, after: attempt.ok ? attempt.outcome.after : undefined };
        });
        expect(replayActions(made.state.levers, recorded)).toEqual(state.levers);
      }),
      { numRuns: 150 },
    );
  });

  it('of a catalogue’s inverse brings back what was there before, for every action that has one', () => {
    const timeZone = 'Asia/Shanghai';
    fc.assert(
      fc.property(call, fc.array(call, { maxLength: 5 }), (one, earlier) => {
        const state = structuredClone(made.state);
        const attempt = (each: { do: string; with: Record<string, Json> }, key: string) =>
          findShopAction(each.do)!.attempt(made.model, state, each.with, key, state.market.nowMs);
        earlier.forEach((each, n) => void attempt(each, `e/${n}`));
        const { undo } = findAction(one.do)!;
        const levers = structuredClone(state.levers);
        const done = attempt(one, 'c/n/1');
        if (!undo || !done.ok) return;
        const { before, after } = done.outcome;
        const inputs = Object.entries(undo.with).map(([name, expression]) => {
          const values = { input: one.with, before: { ...before }, after: { ...after } };
          const value = evaluateFeel(expression, { values, instants: {}, nowMs: 0, timeZone });
          if (!value.ok) throw new Error(value.problems[0]!.message.en);
          return [name, value.value] as const;
        });
        const undone = attempt({ do: undo.do, with: Object.fromEntries(inputs) }, 'c/n/1/undo');
        expect(undone).toMatchObject({ ok: true });
        expect(state.levers).toEqual(levers);
      }),
      { numRuns: 200 },
    );
  });

  it('shows an effect that was applied twice, and one that was lost', () => {
    const agents: AppliedCall = { key: 'c/s/1', do: 'service.addAgents', with: { agents: 2 }, applied: true };
    const once = replayActions(made.state.levers, [agents]);
    expect(replayActions(made.state.levers, [agents, { ...agents, key: 'c/s/2' }])).not.toEqual(once);
    expect(replayActions(made.state.levers, [])).not.toEqual(once);
    expect(replayActions(made.state.levers, [agents, { ...agents, duplicate: true }])).toEqual(once);
    expect(made.state.levers.service.agents + 2).toBe(once.service.agents);
  });
});
