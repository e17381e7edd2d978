import { z } from 'zod';
import { hash32 } from '../../../rules/random/random.ts';
import { CHANNELS, isChannel } from '../channels.ts';
import type { Levers } from '../levers.ts';
import type { ShopState } from '../state.ts';
import { defineAction, missing, type Figures, type Outcome } from './action.ts';
import { ids, ratio, unknownChannels } from './fields.ts';

const unknownModules = ({ levers }: ShopState, module: string): string[] =>
  missing(`module (there are ${Object.keys(levers.modules).join(', ')})`, [module], (id) =>
    Object.hasOwn(levers.modules, id),
  );

const moduleOf = (levers: Levers, { module }: { readonly module: string }): Figures => {
  const { position, channels } = levers.modules[module]!;
  return { module, position, channels: { ...channels } };
};

const position = z.number().int().min(1).max(8);

/** Moves a module on the pages of the channels given, or on every page. */
export const moveModule = defineAction({
  schema: z.strictObject({ module: z.string(), channel: z.string().nullish(), channels: ids.nullish(), position }),
  known: (state, { module, channel, channels }) => [
    ...unknownModules(state, module),
    ...unknownChannels([...(channel ? [channel] : []), ...(channels ?? [])]),
  ],
  read: moduleOf,
  turn(levers, input) {
    const { channel, channels } = input;
    const lever = levers.modules[input.module]!;
    const before = moduleOf(levers, input);
    const on = [...new Set([...(channel ? [channel] : []), ...(channels ?? [])])].filter(isChannel);
    for (const each of on) lever.channels[each] = input.position;
    if (channel == null && channels == null) {
      lever.position = input.position;
      for (const each of Object.keys(lever.channels).filter(isChannel)) delete lever.channels[each];
    }
    return { before, after: moduleOf(levers, input) };
  },
});

/** Puts a module exactly where it was reported to be: on every page, and on those of channels that differ. */
export const placeModule = defineAction({
  schema: z.strictObject({ module: z.string(), position, positions: z.record(z.string(), position) }),
  known: (state, { module, positions }) => [
    ...unknownModules(state, module),
    ...unknownChannels(Object.keys(positions)),
  ],
  read: moduleOf,
  turn(levers, input) {
    const lever = levers.modules[input.module]!;
    const before = moduleOf(levers, input);
    lever.position = input.position;
    for (const each of CHANNELS) {
      const own = input.positions[each];
      if (own === undefined) delete lever.channels[each];
      else lever.channels[each] = own;
    }
    return { before, after: moduleOf(levers, input) };
  },
});

const publishedOf = (levers: Levers, { page }: { readonly page: string }): Figures => ({
  page,
  published: levers.pages.includes(page),
});

function publish(levers: Levers, page: string, to: boolean): Outcome {
  const before = publishedOf(levers, { page });
  const index = levers.pages.indexOf(page);
  if (to && index === -1) levers.pages.push(page);
  if (!to && index !== -1) levers.pages.splice(index, 1);
  return { before, after: publishedOf(levers, { page }) };
}

export const publishPage = defineAction({
  schema: z.strictObject({ page: z.string().min(1) }),
  read: publishedOf,
  turn: (levers, { page }) => publish(levers, page, true),
});

export const setPublished = defineAction({
  schema: z.strictObject({ page: z.string().min(1), published: z.boolean() }),
  read: publishedOf,
  turn: (levers, { page, published }) => publish(levers, page, published),
});

const LOWEST_COMMISSION = 0.03;
const COMMISSION_RANGE = 0.09;

/** What the platform wants for a placement: fixed by the shop's seed, unknown to who applies. */
export const wantedCommission = (seed: number, placement: string): number =>
  LOWEST_COMMISSION + COMMISSION_RANGE * (hash32(`${seed}/placement/${placement}`) / 2 ** 32);

/** The platform accepts the application if the commission is enough; a refusal is an answer, not a failure. */
export const applyPlacement = defineAction({
  schema: z.strictObject({ placement: z.string().min(1), commission: ratio }),
  turn(levers, { placement, commission }) {
    const earlier = levers.placements.some((each) => each.placement === placement && each.accepted);
    const accepted = earlier || commission >= wantedCommission(levers.seed, placement);
    if (!earlier) levers.placements.push({ placement, commission, accepted });
    return {
      before: { placement, status: earlier ? 'accepted' : 'none' },
      after: { placement, status: accepted ? 'accepted' : 'refused', commission },
    };
  },
});
