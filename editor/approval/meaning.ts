import type { OutlinedEffect } from '../../rules/outline/effects.ts';
import type { Parameter } from '../../rules/playbook/schema.ts';

const isMoney = (effect: OutlinedEffect): boolean => effect.inputs.some(({ type }) => type === 'money');

/** What spends by itself first, then what else is done by itself, then what somebody is asked for. */
export const gravestFirst = (effects: readonly OutlinedEffect[]): readonly OutlinedEffect[] => {
  const weight = (effect: OutlinedEffect) => (effect.autonomy === 'auto' ? 2 : 0) + (isMoney(effect) ? 1 : 0);
  return effects.toSorted((a, b) => weight(b) - weight(a));
};

export interface EffectCounts {
  readonly auto: number;
  readonly asked: number;
  readonly unlimited: number;
}

export const countEffects = (effects: readonly OutlinedEffect[]): EffectCounts => ({
  auto: effects.filter(({ autonomy }) => autonomy === 'auto').length,
  asked: effects.filter(({ autonomy }) => autonomy === 'propose' || autonomy === 'manual').length,
  unlimited: effects.filter(({ isUnlimited }) => isUnlimited).length,
});

export type NamedParameter = Parameter & { readonly id: string };

/** Budgets first: money before all other numbers, each otherwise in the order of the file. */
export const budgetsFirst = (parameters: Readonly<Record<string, Parameter>>): readonly NamedParameter[] =>
  Object.entries(parameters)
    .map(([id, parameter]) => ({ ...parameter, id }))
    .toSorted((a, b) => Number(b.type === 'money') - Number(a.type === 'money'));

/** What only differs is listed where there is something to compare with. */
export const onlyThese = <T extends { readonly node: string }>(
  all: readonly T[],
  nodes: ReadonlySet<string> | undefined,
): readonly T[] => (nodes ? all.filter(({ node }) => nodes.has(node)) : all);
