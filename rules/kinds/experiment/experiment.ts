import type { Step } from '../../interpreter/step.ts';
import type { Token } from '../../interpreter/state.ts';
import { sourceMetrics } from '../../metrics/catalogue.ts';
import { defineKind, titled } from '../spec.ts';
import type { NodeOf } from '../spec.ts';
import { judgeExperiment } from './judge.ts';
import type { Verdict } from '../../watch/verdict.ts';
import { lintExperiment } from './lint.ts';
import { experimentConfig } from './schema.ts';
import type { ExperimentConfig } from './schema.ts';
import { example } from './example.ts';

export const experiment = defineKind<'experiment', ExperimentConfig>({
  kind: 'experiment',
  title: { en: 'A/B test', 'zh-CN': 'A/B 测试' },
  help: {
    en: 'Compares variants and goes on with the winner as soon as the figures allow it. One may look at any time without being misled.',
    'zh-CN': '比较各方案，数据足够时按优胜者继续；随时查看也不会误判。',
  },
  config: experimentConfig,
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
  example,
  outcomes: ({ variants, bySegment }) => [
    ...new Map(variants.map((each) => [each.id, titled(each.id, each.title || each.id, true)])).values(),
    { id: 'inconclusive', title: { en: 'inconclusive', 'zh-CN': '无结论' }, required: true },
    { id: 'segment', title: { en: 'differs by segment', 'zh-CN': '分人群而异' }, required: bySegment !== undefined },
  ],
  enter: (step, token) =>
    // Treatments in branches beside it wait for their sets.
    step.issue(
      {
        type: 'allocate',
        node: token.node,
        ref: step.ref(`${token.node}/${token.n}`),
        seed: step.ref(token.node),
        context: step.context(token),
      },
      { token: token.id, barrier: true },
    ),
  answer(step, token, node, answer) {
    if (answer.type !== 'allocated') return;
    for (const [name, handle] of Object.entries(answer.sets)) step.storeSet(token, `${token.node}.${name}`, handle);
    if (step.nowMs > step.resolve(node.config.until, token)) {
      finish(step, token, { outcome: 'inconclusive', values: { reason: 'noData' }, why: [] });
    } else step.startWatching(token);
  },
  allocates: ({ unit, variants }) => ({ from: unit, shares: variants }),
  watch: (config) => ({
    rules: [],
    window: { from: 'now', to: config.until },
    judge: {
      metrics: [config.metric, ...(config.guardrails ?? [])].flatMap(sourceMetrics),
      judge: (sight) => judgeExperiment(sight, config),
    },
  }),
  transition(step, token, _node, transition) {
    if (transition.type === 'judged') finish(step, token, transition.verdict);
  },
  skip(step, token, node, outcome) {
    if (node.config.variants.some((each) => each.id === outcome)) step.assign(token, `${token.node}.winner`, outcome);
    step.leave(token, outcome);
  },
  passesTime: () => true,
  lint: lintExperiment,
  variables: ({ id, config }: NodeOf<ExperimentConfig>) => [
    ...['winner', 'lift', 'pValue', 'reason'].map((name) => `${id}.${name}`),
    ...(config.bySegment === undefined ? [] : [`${id}.*`]),
  ],
  sets: ({ id, config }) => config.variants.map((each) => `${id}.${each.id}`),
});

function finish(step: Step, token: Token, { outcome, values, why }: Verdict): void {
  const rule = outcome === 'inconclusive' || outcome === 'segment' ? null : outcome;
  const reason = values['reason'];
  step.record('decided', token, { rule, ...(reason !== undefined && { reason }), why });
  for (const [name, value] of Object.entries(values)) step.assign(token, `${token.node}.${name}`, value);
  step.leave(token, outcome);
}
