import { common } from './common.ts';
import type { Catalogue, Messages } from './catalogue.ts';
import { session } from './session.ts';

/** The words of the frame, which every page has. */
export const frame = { common, session } as const;

type Load = () => Promise<Catalogue<Messages>>;

/** The words of the other areas, which come with the first page that speaks them. */
export const areas = {
  home: async () => (await import('./home.ts')).home,
  campaign: async () => (await import('./campaign.ts')).campaign,
  tasks: async () => (await import('./tasks.ts')).tasks,
  review: async () => (await import('./review.ts')).review,
  table: async () => (await import('../playbook/table/i18n.ts')).table,
  warRoom: async () => (await import('../war-room/i18n.ts')).warRoom,
  shadow: async () => (await import('../shadow/i18n.ts')).shadow,
  rehearsal: async () => (await import('../rehearsal/i18n.ts')).rehearsal,
  approval: async () => (await import('../approval/i18n.ts')).approval,
  comments: async () => (await import('../comments/i18n.ts')).comments,
  acts: async () => (await import('../campaign/acts/i18n.ts')).acts,
} satisfies Readonly<Record<string, Load>>;
export type Area = keyof typeof areas;

export const isArea = (name: string): name is Area => Object.hasOwn(areas, name);
