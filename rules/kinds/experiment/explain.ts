import { explainGroup, explainLeaf } from '../../conditions/why.ts';
import type { Why } from '../../conditions/why.ts';
import type { RuleWhy } from '../../interpreter/messages.ts';
import { findMetric } from '../../metrics/catalogue.ts';
import { rateOf } from '../../statistics/sequential.ts';
import type { Arm, Comparison } from './compare.ts';
import { partsOfShare, whereOf } from './read.ts';
import type { ExperimentConfig } from './schema.ts';

/** The comparison as a person reads it, variant by variant: sample, rate against the first, certainty, guardrails. */
export function explain(
  node: string,
  config: ExperimentConfig,
  { arms, winner }: Comparison,
  where: Readonly<Record<string, string>>,
): readonly RuleWhy[] {
  const first = arms[0]?.measured;
  return arms.map((arm) => {
    const result = arm.variant.id === winner;
    const leaves = leavesOf(arm, config, first && rateOf(first), { ...whereOf(node, arm.variant.id), ...where });
    return { rule: arm.variant.id, result, why: explainGroup('all', leaves, result, undefined, undefined) };
  });
}

function leavesOf(
  { measured, p, stands, breaches }: Arm,
  config: ExperimentConfig,
  firstRate: number | undefined,
  where: Readonly<Record<string, string>>,
): readonly Why[] {
  const { metric, minSample, alpha } = config;
  const trials = partsOfShare(metric)?.trials ?? metric;
  const operator = findMetric(metric)?.upIsGood ? 'greaterThan' : 'lessThan';
  const rate = measured && rateOf(measured);
  const isBetter = stands === 'better';
  return [
    explainLeaf(
      { fact: 'metric', params: { id: trials, where }, operator: 'greaterThanInclusive', value: minSample },
      measured?.trials,
      undefined,
      measured !== undefined && measured.trials >= minSample,
    ),
    ...(stands === 'first'
      ? [
          explainLeaf(
            { fact: 'metric', params: { id: metric, where }, operator: 'equal', value: rate ?? null },
            rate,
            undefined,
            true,
          ),
        ]
      : [
          explainLeaf(
            { fact: 'metric', params: { id: metric, where }, operator, value: firstRate ?? null },
            rate,
            undefined,
            isBetter,
          ),
          explainLeaf(
            { fact: 'expr', params: { expr: 'pValue' }, operator: 'lessThanInclusive', value: alpha },
            p,
            undefined,
            p !== undefined && p <= alpha,
          ),
        ]),
    ...breaches.map((id) =>
      explainLeaf(
        { fact: 'metric', params: { id, where }, operator: 'notEqual', value: 'worse' },
        'worse',
        undefined,
        false,
      ),
    ),
  ];
}
