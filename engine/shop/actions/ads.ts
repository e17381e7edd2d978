import { z } from 'zod';
import { isChannel, type ChannelId } from '../channels.ts';
import type { ChannelLevers, Levers } from '../levers.ts';
import type { ShopState } from '../state.ts';
import { byId, defineAction, type Figures } from './action.ts';
import { cents, ids, ratio, reason, unknownChannels } from './fields.ts';

const knownOf = (channels: readonly string[]): ChannelId[] => channels.filter(isChannel);

const lever = (levers: Levers, channel: string): ChannelLevers => levers.channels[channel as ChannelId];

/** A budget cannot fall below what has been spent of it. */
function tooLow({ levers, market }: ShopState, channel: string, takenCents: number): string[] {
  if (!isChannel(channel)) return [];
  const freeCents = levers.channels[channel].budgetCents - market.channels[channel].spendCents;
  if (takenCents <= freeCents) return [];
  return [`Channel ${channel} has ${freeCents} cents of budget left, ${takenCents} cannot be taken from it`];
}

const budgetOf = (levers: Levers, { channel }: { readonly channel: string }): Figures => ({
  channel,
  budget: lever(levers, channel).budgetCents,
});

/** A negative amount takes budget back. */
export const raiseBudget = defineAction({
  schema: z.strictObject({ channel: z.string(), amount: cents }),
  known: (_state, { channel }) => unknownChannels([channel]),
  check: (state, { channel, amount }) => tooLow(state, channel, -amount),
  read: budgetOf,
  turn(levers, input) {
    const before = budgetOf(levers, input);
    lever(levers, input.channel).budgetCents += input.amount;
    return { before, after: budgetOf(levers, input) };
  },
});

const setBudgetTo = z.object({ budget: z.number().int() });

/** Sets the budget, but never below what has been spent of it. */
export const setBudget = defineAction({
  schema: z.strictObject({ channel: z.string(), budget: cents.min(0) }),
  known: (_state, { channel }) => unknownChannels([channel]),
  resolve: (_model, { market }, { channel, budget }) => ({
    channel,
    budget: Math.max(budget, isChannel(channel) ? Math.ceil(market.channels[channel].spendCents) : 0),
  }),
  read: budgetOf,
  turn(levers, input, _key, resolved) {
    const before = budgetOf(levers, input);
    lever(levers, input.channel).budgetCents = setBudgetTo.parse(resolved).budget;
    return { before, after: budgetOf(levers, input) };
  },
});

const budgets = (levers: Levers, { from, to }: { readonly from: string; readonly to: string }): Figures =>
  byId([from, to], (channel) => lever(levers, channel).budgetCents);

export const moveBudget = defineAction({
  schema: z.strictObject({ from: z.string(), to: z.string(), amount: cents.min(0) }),
  known: (_state, { from, to }) => unknownChannels([from, to]),
  check: (state, { from, amount }) => tooLow(state, from, amount),
  read: budgets,
  turn(levers, input) {
    const before = budgets(levers, input);
    lever(levers, input.from).budgetCents -= input.amount;
    lever(levers, input.to).budgetCents += input.amount;
    return { before, after: budgets(levers, input) };
  },
});

const active = (levers: Levers, { channels }: { readonly channels: readonly string[] }): Figures =>
  byId(channels, (channel) => ({ active: lever(levers, channel).active }));

/** Switches the ads of channels on or off. */
const switching = (to: boolean, more: { reason?: typeof reason }) =>
  defineAction({
    schema: z.strictObject({ channels: ids, ...more }),
    known: (_state, { channels }) => unknownChannels(channels),
    read: active,
    turn(levers, input) {
      const before = active(levers, input);
      for (const channel of knownOf(input.channels)) levers.channels[channel].active = to;
      return { before, after: active(levers, input) };
    },
  });

export const pauseChannel = switching(false, { reason });
export const resumeChannel = switching(true, {});

const bidsOf = (levers: Levers, channels: readonly string[]): Figures =>
  byId(channels, (channel) => ({ bidFactor: lever(levers, channel).bidFactor }));

export const lowerBid = defineAction({
  schema: z.strictObject({ channels: ids, by: ratio.refine((by) => by < 1, { error: 'must be below 1' }) }),
  known: (_state, { channels }) => unknownChannels(channels),
  read: (levers, { channels }) => bidsOf(levers, channels),
  turn(levers, { channels, by }) {
    const before = bidsOf(levers, channels);
    for (const channel of knownOf(channels)) levers.channels[channel].bidFactor *= 1 - by;
    return { before, after: bidsOf(levers, channels) };
  },
});

/** Sets bids as they were reported: `{ CHANNEL: { bidFactor } }`. */
export const setBids = defineAction({
  schema: z.strictObject({ bids: z.record(z.string(), z.strictObject({ bidFactor: z.number().positive() })) }),
  known: (_state, { bids }) => unknownChannels(Object.keys(bids)),
  read: (levers, { bids }) => bidsOf(levers, Object.keys(bids)),
  turn(levers, { bids }) {
    const channels = Object.keys(bids);
    const before = bidsOf(levers, channels);
    for (const channel of knownOf(channels)) levers.channels[channel].bidFactor = bids[channel]!.bidFactor;
    return { before, after: bidsOf(levers, channels) };
  },
});
