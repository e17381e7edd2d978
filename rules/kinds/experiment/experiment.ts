import type { Step } from '../../interpreter/step.ts';
import type { Token } from '../../interpreter/state.ts';
import { sourceMetrics } from '../../metrics/catalogue.ts';
import { defineKind } from '../spec.ts';
import { judgeExperiment } from './judge.ts';
import type { Verdict } from '../../watch/verdict.ts';
import { lintExperiment } from './lint.ts';
import { experimentConfig } from './schema.ts';
import type { ExperimentConfig } from './schema.ts';
import { example } from './example.ts';
import { face } from './face.ts';

export const experiment = defineKind<'experiment', ExperimentConfig>({
  ...face,
  config: experimentConfig,
  example,
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
});

function finish(step: Step, token: Token, { outcome, values, why }: Verdict): void {
  const rule = outcome === 'inconclusive' || outcome === 'segment' ? null : outcome;
  const reason = values['reason'];
  step.record('decided', token, { rule, ...(reason !== undefined && { reason }), why });
  for (const [name, value] of Object.entries(values)) step.assign(token, `${token.node}.${name}`, value);
  step.leave(token, outcome);
}
