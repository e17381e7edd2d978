import { z } from 'zod';
import { isChannel, type ChannelId } from '../channels.ts';
import type { ChannelLevers, Levers } from '../levers.ts';
import type { ShopState } from '../state.ts';
import { byId, defineAction } from './action.ts';
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

/** A negative amount takes budget back. */
export const raiseBudget = defineAction({
  schema: z.strictObject({ channel: z.string(), amount: cents }),
  check: (state, { channel, amount }) => [...unknownChannels([channel]), ...tooLow(state, channel, -amount)],
  turn(levers, { channel, amount }) {
    const budget = lever(levers, channel).budgetCents;
    lever(levers, channel).budgetCents += amount;
    return { before: { channel, budget }, after: { channel, budget: budget + amount } };
  },
});

export const moveBudget = defineAction({
  schema: z.strictObject({ from: z.string(), to: z.string(), amount: cents.min(0) }),
  check: (state, { from, to, amount }) => [...unknownChannels([from, to]), ...tooLow(state, from, amount)],
  turn(levers, { from, to, amount }) {
    const budgets = () => byId([from, to], (channel) => lever(levers, channel).budgetCents);
    const before = budgets();
    lever(levers, from).budgetCents -= amount;
    lever(levers, to).budgetCents += amount;
    return { before, after: budgets() };
  },
});

export const pauseChannel = defineAction({
  schema: z.strictObject({ channels: ids, reason }),
  check: (_state, { channels }) => unknownChannels(channels),
  turn(levers, { channels }) {
    const active = () => byId(channels, (channel) => ({ active: lever(levers, channel).active }));
    const before = active();
    for (const channel of knownOf(channels)) levers.channels[channel].active = false;
    return { before, after: active() };
  },
});

export const lowerBid = defineAction({
  schema: z.strictObject({ channels: ids, by: ratio.refine((by) => by < 1, { error: 'must be below 1' }) }),
  check: (_state, { channels }) => unknownChannels(channels),
  turn(levers, { channels, by }) {
    const bids = () => byId(channels, (channel) => ({ bidFactor: lever(levers, channel).bidFactor }));
    const before = bids();
    for (const channel of knownOf(channels)) levers.channels[channel].bidFactor *= 1 - by;
    return { before, after: bids() };
  },
});
