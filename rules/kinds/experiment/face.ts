import { defineFace, ownTitle, titled } from '../face.ts';
import type { Text } from '../../problems/problem.ts';
import type { ExperimentConfig } from './schema.ts';

/** What it found, which it leaves in variables. */
const RESULTS: Readonly<Record<string, Text>> = {
  winner: { en: 'Winner', 'zh-CN': '优胜方案' },
  lift: { en: 'Lift', 'zh-CN': '提升' },
  pValue: { en: 'p-value', 'zh-CN': 'p 值' },
  reason: { en: 'Reason', 'zh-CN': '原因' },
};

export const face = defineFace<'experiment', ExperimentConfig>({
  kind: 'experiment',
  title: { en: 'A/B test', 'zh-CN': 'A/B 测试' },
  help: {
    en: 'Compares variants and goes on with the winner as soon as the figures allow it. One may look at any time without being misled.',
    'zh-CN': '比较各方案，数据足够时按优胜者继续；随时查看也不会误判。',
  },
  defaults: {
    variants: [
      { id: 'A', title: '', weight: 1 },
      { id: 'B', title: '', weight: 1 },
    ],
    unit: 'visitor',
    metric: 'cvr',
    minSample: 1000,
    alpha: 0.05,
    until: 'T0 + P7D',
  },
  outcomes: ({ variants, bySegment }) => [
    ...new Map(variants.map((each) => [each.id, titled(each.id, each.title || each.id, true)])).values(),
    { id: 'inconclusive', title: { en: 'inconclusive', 'zh-CN': '无结论' }, required: true },
    { id: 'segment', title: { en: 'differs by segment', 'zh-CN': '分人群而异' }, required: bySegment !== undefined },
  ],
  variables: ({ id, config }) => [
    ...Object.keys(RESULTS).map((name) => `${id}.${name}`),
    ...(config.bySegment === undefined ? [] : [`${id}.*`]),
  ],
  sets: ({ id, config }) => config.variants.map((each) => `${id}.${each.id}`),
  titles: ({ id, config }) =>
    Object.fromEntries([
      ...Object.entries(RESULTS).map(([name, title]) => [`${id}.${name}`, title]),
      ...config.variants.map((each) => [`${id}.${each.id}`, ownTitle(each.title)]),
    ]),
});
