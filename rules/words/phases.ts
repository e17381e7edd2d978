import type { PhaseId } from '../playbook/schema.ts';
import type { Language, Text } from '../problems/problem.ts';

export const PHASE_TITLES = {
  prep: { en: 'Prep', 'zh-CN': '筹备期' },
  live: { en: 'Live', 'zh-CN': '活动期' },
  wrapup: { en: 'Wrap-up', 'zh-CN': '收尾期' },
  review: { en: 'Review', 'zh-CN': '复盘期' },
} as const satisfies Record<PhaseId, Text>;

/** The titles of all phases in one language. */
export const phaseTitles = (language: Language): Readonly<Record<PhaseId, string>> => {
  const { prep, live, wrapup, review } = PHASE_TITLES;
  return { prep: prep[language], live: live[language], wrapup: wrapup[language], review: review[language] };
};
