import { defineFace, outcome } from '../face.ts';
import type { WaitConfig } from './wait.ts';

export const face = defineFace<'wait', WaitConfig>({
  kind: 'wait',
  title: { en: 'Wait', 'zh-CN': '等待' },
  help: {
    en: 'Waits until an instant, for a time, until a local time or weekday, until conditions hold, or for an event.',
    'zh-CN': '等到某时间点、一段时长、某个时刻或星期、满足条件，或等待事件。',
  },
  defaults: { until: 'T0' },
  outcomes: (settings) => [
    outcome('done', true),
    ...(settings.timeout === undefined ? [] : [outcome('timeout', false)]),
  ],
});
