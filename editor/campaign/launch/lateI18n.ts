import { catalogue } from '../../i18n/catalogue.ts';

/** The words of the warning about days that have passed, fetched with the launch form. */
export const late = catalogue({
  en: {
    title: 'The chosen days lie in the past',
    titlePart: 'Part of the schedule lies in the past',
    began: '{{phase}} would have begun on {{at}}.',
    anchors: '{{names}} has passed.',
    starts: 'Starts at once, not on its day: {{nodes}}',
    overWatches: 'Closes without watching anything: {{nodes}}',
    deadlines: 'Is late from the beginning: {{nodes}}',
    phases: 'Over before it began: {{phases}}',
    way: 'Choose later days, unless the campaign is to catch up with an event that is already going on.',
    more: '{{names}} and {{count}} more',
    separator: ', ',
  },
  'zh-CN': {
    title: '所选日期已经过去',
    titlePart: '部分安排的时间已经过去',
    began: '{{phase}}本应于 {{at}} 开始。',
    anchors: '{{names}}已经过去。',
    starts: '不再按日期等待，立即开始：{{nodes}}',
    overWatches: '不做任何盯盘即结束：{{nodes}}',
    deadlines: '一开始就已逾期：{{nodes}}',
    phases: '尚未开始就已结束：{{phases}}',
    way: '请改选以后的日期；除非要接手一场正在进行的活动。',
    more: '{{names}}等，另有 {{count}} 项',
    separator: '、',
  },
});
