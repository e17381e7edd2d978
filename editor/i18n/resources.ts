import { campaign } from './campaign.ts';
import { common } from './common.ts';
import { home } from './home.ts';
import { review } from './review.ts';
import { session } from './session.ts';
import { tasks } from './tasks.ts';
import { shadow } from '../shadow/i18n.ts';
import { warRoom } from '../war-room/i18n.ts';
import { acts } from '../campaign/acts/i18n.ts';
import { approval } from '../approval/i18n.ts';
import { table } from '../playbook/table/i18n.ts';
import { comments } from '../comments/i18n.ts';
import { rehearsal } from '../rehearsal/i18n.ts';

const en = {
  common: common.en,
  session: session.en,
  home: home.en,
  campaign: campaign.en,
  tasks: tasks.en,
  review: review.en,
  table: table.en,
  warRoom: warRoom.en,
  shadow: shadow.en,
  rehearsal: rehearsal.en,
  approval: approval.en,
  acts: acts.en,
  comments: comments.en,
};
export type English = typeof en;

/** Every area's words, by language and namespace: what the pages' types and the tests know of. */
export const resources = {
  en,
  'zh-CN': {
    common: common['zh-CN'],
    session: session['zh-CN'],
    home: home['zh-CN'],
    campaign: campaign['zh-CN'],
    tasks: tasks['zh-CN'],
    review: review['zh-CN'],
    table: table['zh-CN'],
    warRoom: warRoom['zh-CN'],
    shadow: shadow['zh-CN'],
    rehearsal: rehearsal['zh-CN'],
    approval: approval['zh-CN'],
    acts: acts['zh-CN'],
    comments: comments['zh-CN'],
  },
} satisfies { en: English; 'zh-CN': Record<keyof English, unknown> };
