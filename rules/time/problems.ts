import { defineProblem } from '../problems/problem.ts';

export const badDuration = defineProblem('bad-duration', {
  en: '“{text}” is not a duration. Write ISO 8601, such as PT90M (90 minutes), P3D (3 days) or P1W.',
  'zh-CN': '“{text}” 不是有效的时长。请用 ISO 8601 写法，如 PT90M（90 分钟）、P3D（3 天）、P1W。',
});

export const badInstant = defineProblem('bad-instant', {
  en: '“{text}” is not an instant. Write an anchor and an offset, such as T0, T0 - P21D, T0 + PT90M or T0 - P1D @ 20:00.',
  'zh-CN': '“{text}” 不是有效的时间点。请写锚点加偏移，如 T0、T0 - P21D、T0 + PT90M、T0 - P1D @ 20:00。',
});

export const unknownAnchor = defineProblem('unknown-anchor', {
  en: 'There is no anchor “{anchor}”. Known anchors: {anchors}.',
  'zh-CN': '没有锚点“{anchor}”。已有锚点：{anchors}。',
});

export const anchorCycle = defineProblem('anchor-cycle', {
  en: 'Anchor “{anchor}” depends on itself ({path}). Give one of these anchors at launch instead of deriving it.',
  'zh-CN': '锚点“{anchor}”循环依赖自身（{path}）。请把其中一个改为启动时给定。',
});

export const anchorMissing = defineProblem('anchor-missing', {
  en: 'Anchor “{anchor}” needs an instant when the campaign starts, such as 2026-11-11T00:00:00+08:00.',
  'zh-CN': '锚点“{anchor}”需要在启动时给定时间，如 2026-11-11T00:00:00+08:00。',
});

export const instantOutOfRange = defineProblem('instant-out-of-range', {
  en: '“{text}” lies outside of the years 1970 to 2199. Check the year.',
  'zh-CN': '“{text}” 超出 1970 至 2199 年的范围，请检查年份。',
});

export const badTimestamp = defineProblem('bad-timestamp', {
  en: '“{text}” is not a point in time with an offset, such as 2026-11-11T00:00:00+08:00.',
  'zh-CN': '“{text}” 不是带时区偏移的时间，如 2026-11-11T00:00:00+08:00。',
});
