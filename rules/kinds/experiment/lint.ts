import { defineFinding } from '../../lint/finding.ts';
import { findMetric, metrics, unknownMetric } from '../../metrics/catalogue.ts';
import { defineProblem } from '../../problems/problem.ts';
import type { Place, Problem } from '../../problems/problem.ts';
import type { LintScope, NodeOf } from '../spec.ts';
import { partsOfShare } from './read.ts';
import type { ExperimentConfig } from './schema.ts';

const notAShare = defineFinding(
  'experiment-metric',
  {
    en: 'Experiments compare shares of counts, which “{metric}” is not. Choose one of: {metrics}.',
    'zh-CN': '实验比较的是计数之比，“{metric}”不是。可选：{metrics}。',
  },
  { example: '"metric": "gmv"' },
);
const duplicateVariant = defineFinding(
  'duplicate-variant',
  {
    en: '“{id}” is the id of two variants. Choose another.',
    'zh-CN': '有两个方案的标识均为“{id}”。请改名。',
  },
  { example: '"variants": [{"id": "A", …}, {"id": "A", …}]' },
);
const variantClash = defineProblem('outcome-clash', {
  en: 'A variant called “{id}” would have the same outcome as an experiment without a winner. Choose another id.',
  'zh-CN': '方案“{id}”会与实验自身的走向同名，请改名。',
});

const usedBefore = defineFinding(
  'experiment-after-use',
  {
    en: '“{user}” comes before “{node}” in the file, so at the same instant it runs first, without that experiment’s sets. Place it after the experiment.',
    'zh-CN': '“{user}”在文件中位于“{node}”之前，同一时刻会先执行，此时实验的分组尚不存在。请把它放在实验之后。',
  },
  { severity: 'warning', example: 'set("test.A") in a node before “test” in the file' },
);

const shares = Object.keys(metrics).filter((id) => partsOfShare(id));

export function lintExperiment(
  { id: node, config }: NodeOf<ExperimentConfig>,
  { program, pointer }: LintScope,
): readonly Problem[] {
  const at = (path: string): Place => ({ pointer: `${pointer}${path}`, node });
  const measured = [
    { metric: config.metric, place: at('/metric') },
    ...(config.guardrails ?? []).map((metric, index) => ({ metric, place: at(`/guardrails/${index}`) })),
  ];
  return [
    ...measured.flatMap(({ metric, place }) => {
      if (!findMetric(metric)) return [unknownMetric(metric, place)];
      return partsOfShare(metric) ? [] : [notAShare(place, { metric, metrics: shares.join(', ') })];
    }),
    ...program.playbook.nodes
      .slice(0, program.order.get(node))
      .filter((user) => usesSetsOf(node, user))
      .map((user) => usedBefore(at(''), { user: user.id, node })),
    ...config.variants.flatMap(({ id }, index) => {
      const place = at(`/variants/${index}/id`);
      if (id === 'inconclusive' || id === 'segment') return [variantClash(place, { id })];
      return config.variants.findIndex((each) => each.id === id) < index ? [duplicateVariant(place, { id })] : [];
    }),
  ];
}

/** Whether an expression of the user's config names a set of the experiment's variants. */
const usesSetsOf = (experiment: string, { config }: { readonly config: unknown }): boolean =>
  JSON.stringify(config).includes(`set(\\"${experiment}.`);
