import { findAction } from '../../actions/catalogue.ts';
import { defineFace, outcome } from '../face.ts';
import type { ActionConfig } from './action.ts';

export const face = defineFace<'action', ActionConfig>({
  kind: 'action',
  title: { en: 'Action', 'zh-CN': '执行动作' },
  help: {
    en: 'Changes something outside: by itself, after a yes, by a person’s hand, or only by telling someone. Each change is made once and is in the ledger.',
    'zh-CN': '改变外部系统：自动执行、建议待批、代办执行或仅提醒。每次改变只做一次并记入台账。',
  },
  defaults: { do: 'message.send', with: {}, autonomy: 'propose', by: { role: 'manager' } },
  outcomes: () => [outcome('done', false), outcome('failed', false), outcome('declined', false)],
  variables: (node) => [
    ...(node.config.as === undefined ? [] : [node.config.as]),
    ...(node.config.autonomy === 'manual'
      ? Object.keys(findAction(node.config.do)?.inputs ?? node.config.with).map((name) => `${node.id}.${name}`)
      : []),
  ],
  titles: ({ id, config }) =>
    Object.fromEntries(
      Object.entries(findAction(config.do)?.inputs ?? {}).map(([name, { title }]) => [`${id}.${name}`, title]),
    ),
});
