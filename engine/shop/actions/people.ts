import { z } from 'zod';
import { shift } from '../../../rules/time/duration.ts';
import type { Levers } from '../levers.ts';
import { byId, defineAction, type Figures } from './action.ts';
import { cents, duration, ids, time, unknownCustomers, unknownOrders } from './fields.ts';

const HIGH_RISK = 'high';

/**
 * One coupon for each of the customers but those of high risk; who has one buys more readily, and comes by for it.
 */
export const issueCoupon = defineAction({
  schema: z.strictObject({
    customers: ids,
    amount: cents.positive(),
    threshold: cents.min(0).nullish(),
    validFor: duration.nullish(),
    kind: z.string().nullish(),
  }),
  check: (state, { customers }) => unknownCustomers(state, customers),
  turn(levers, { customers: asked, amount, threshold, validFor, kind }, key) {
    const customers = asked.filter((id) => levers.risks[id] !== HIGH_RISK);
    levers.coupons.push({
      key,
      customers,
      amountCents: amount,
      thresholdCents: threshold ?? 0,
      validFor: validFor ?? null,
      kind: kind ?? 'coupon',
    });
    return { before: { issued: 0 }, after: { issued: customers.length, amount, kind: kind ?? 'coupon' } };
  },
  follow({ config }, { levers, market }, { validFor }, _resolved, atMs) {
    const issue = levers.coupons.length - 1;
    const { customers } = levers.coupons[issue]!;
    market.couponExpiresAtMs[issue] = validFor ? shift(atMs, validFor, config.timezone) : Number.MAX_SAFE_INTEGER;
    for (const customer of customers) {
      market.couponsOf.set(customer, [...(market.couponsOf.get(customer) ?? []), issue]);
      market.dirty.customers.add(customer);
    }
    if (customers.length > 0) market.touches.push({ customers, fromMs: atMs });
  },
});

const riskOf = (levers: Levers, { customers }: { readonly customers: readonly string[] }): Figures =>
  byId(customers, (id) => ({ risk: levers.risks[id] ?? 'normal' }));

export const setRisk = defineAction({
  schema: z.strictObject({ customers: ids, risk: z.enum([HIGH_RISK, 'normal']) }),
  known: (state, { customers }) => unknownCustomers(state, customers),
  read: riskOf,
  turn(levers, input) {
    const before = riskOf(levers, input);
    for (const id of input.customers) {
      if (input.risk === 'normal') delete levers.risks[id];
      else levers.risks[id] = input.risk;
    }
    return { before, after: riskOf(levers, input) };
  },
  follow: (_model, { market }, { customers }) => customers.forEach((id) => market.dirty.customers.add(id)),
});

const casesOf = (levers: Levers, { cases }: { readonly cases: readonly string[] }): Figures =>
  byId(cases, (id) => ({ to: levers.cases[id] ?? null }));

/** Cases come from the service desk: the shop only takes note of who has them. */
export const assignCases = defineAction({
  schema: z.strictObject({ cases: ids, to: z.string().min(1) }),
  read: casesOf,
  turn(levers, input) {
    const before = casesOf(levers, input);
    for (const id of input.cases) levers.cases[id] = input.to;
    return { before, after: casesOf(levers, input) };
  },
});

/** Who gets a message comes by more for a day, and pays what is open. */
export const sendMessage = defineAction({
  schema: z.strictObject({ customers: ids, template: z.string().min(1) }),
  check: (state, { customers }) => unknownCustomers(state, customers),
  turn(levers, { customers, template }, key) {
    levers.messages.push({ key, template, customers });
    return { before: { sent: 0 }, after: { sent: customers.length, template } };
  },
  follow(_model, { market }, { customers }, _resolved, atMs) {
    for (const customer of customers) market.remindedAtMs.set(customer, atMs);
    if (customers.length > 0) market.touches.push({ customers, fromMs: atMs });
  },
});

export const prioritiseShipping = defineAction({
  schema: z.strictObject({ orders: ids }),
  check: (state, { orders }) => unknownOrders(state, orders),
  turn(levers, { orders }) {
    const already = new Set(levers.prioritisedOrders);
    const added = orders.filter((order) => !already.has(order));
    levers.prioritisedOrders.push(...added);
    return { before: { prioritised: already.size }, after: { prioritised: already.size + added.length } };
  },
});

/** `to` at or before `from` runs past midnight. */
export const setServiceHours = defineAction({
  schema: z.strictObject({ from: time, to: time }),
  read: ({ service }) => ({ from: service.from, to: service.to }),
  turn({ service }, { from, to }) {
    const before = { from: service.from, to: service.to };
    service.from = from;
    service.to = to;
    return { before, after: { from, to } };
  },
});

/** A negative number sends agents home. */
export const addAgents = defineAction({
  schema: z.strictObject({ agents: z.number().int().min(-1000).max(1000) }),
  check: ({ levers }, { agents }) =>
    levers.service.agents + agents < 0 ? [`There are only ${levers.service.agents} agents on duty`] : [],
  read: ({ service }) => ({ agents: service.agents }),
  turn({ service }, { agents }) {
    const before = { agents: service.agents };
    service.agents += agents;
    return { before, after: { agents: service.agents } };
  },
});
