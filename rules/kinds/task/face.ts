import { defineFace, outcome, ownTitle } from '../face.ts';
import type { TaskConfig } from './task.ts';

export const face = defineFace<'task', TaskConfig>({
  kind: 'task',
  title: { en: 'Task', 'zh-CN': '人工任务' },
  help: {
    en: 'A person’s work, with a deadline, a form whose values later nodes use, reminders and escalation.',
    'zh-CN': '由人完成的工作：有截止时间、可供后续使用的填写项、提醒与升级。',
  },
  defaults: { assignee: { role: 'operator' } },
  outcomes: (settings) => [
    outcome('done', true),
    ...(settings.expires === undefined ? [] : [outcome('expired', false)]),
  ],
  variables: (node) => (node.config.form ?? []).map((each) => `${node.id}.${each.id}`),
  titles: ({ id, config }) =>
    Object.fromEntries((config.form ?? []).map((each) => [`${id}.${each.id}`, ownTitle(each.title)])),
  variableTypes: ({ id, config }) => Object.fromEntries((config.form ?? []).map((each) => [`${id}.${each.id}`, each])),
});
