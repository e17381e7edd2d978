import { z } from 'zod';
import { isChannel } from '../channels.ts';
import { hash32 } from '../../../rules/random/random.ts';
import { defineAction, missing } from './action.ts';
import { ids, ratio, unknownChannels } from './fields.ts';

/** Moves a module on the pages of the channels given, or on every page. */
export const moveModule = defineAction({
  schema: z.strictObject({
    module: z.string(),
    channel: z.string().nullish(),
    channels: ids.nullish(),
    position: z.number().int().min(1).max(8),
  }),
  check: ({ levers }, { module, channel, channels }) => [
    ...missing(`module (there are ${Object.keys(levers.modules).join(', ')})`, [module], (id) =>
      Object.hasOwn(levers.modules, id),
    ),
    ...unknownChannels([...(channel ? [channel] : []), ...(channels ?? [])]),
  ],
  turn(levers, { module, channel, channels, position }) {
    const lever = levers.modules[module]!;
    const snapshot = () => ({ module, position: lever.position, channels: { ...lever.channels } });
    const before = snapshot();
    const on = [...new Set([...(channel ? [channel] : []), ...(channels ?? [])])].filter(isChannel);
    for (const each of on) lever.channels[each] = position;
    if (channel == null && channels == null) {
      lever.position = position;
      for (const each of Object.keys(lever.channels).filter(isChannel)) delete lever.channels[each];
    }
    return { before, after: snapshot() };
  },
});

export const publishPage = defineAction({
  schema: z.strictObject({ page: z.string().min(1) }),
  turn(levers, { page }) {
    const published = levers.pages.includes(page);
    if (!published) levers.pages.push(page);
    return { before: { page, published }, after: { page, published: true } };
  },
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
