import { FORMAT } from '../../rules/playbook/schema.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';

interface Words {
  readonly name: string;
  readonly eventDay: string;
  readonly eventEnds: string;
}

type Place = Pick<Playbook, 'timezone' | 'currency'>;

const CHINA: Place = { timezone: 'Asia/Shanghai', currency: 'CNY' };

/** Where a new playbook is about: where the shop is, wherever the planner sits; of several shops, the first. */
export const placeOf = ([shop]: readonly Place[]): Place =>
  shop ? { timezone: shop.timezone, currency: shop.currency } : CHINA;

/** A playbook with the four phases around an event day and nothing in it yet. The engine makes its id unique. */
export const emptyPlaybook = ({ name, eventDay, eventEnds }: Words, { timezone, currency }: Place): Playbook => ({
  format: FORMAT,
  id: 'playbook',
  name,
  timezone,
  currency,
  anchors: { T0: { title: eventDay }, T1: { title: eventEnds, at: 'T0 + P1D' } },
  phases: {
    prep: { from: 'T0 - P14D', to: 'T0' },
    live: { from: 'T0', to: 'T1' },
    wrapup: { from: 'T1', to: 'T1 + P3D' },
    review: { from: 'T1 + P3D', to: 'T1 + P5D' },
  },
  parameters: {},
  nodes: [],
  edges: [],
});
