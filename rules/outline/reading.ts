import { isReference, groupOf } from '../conditions/shared.ts';
import type { Conditions, SharedConditions } from '../conditions/schema.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Language } from '../problems/problem.ts';
import type { Reading } from '../words/conditions.ts';
import { valueWords } from '../words/value.ts';
import { titlesIn } from '../words/titles.ts';

const IN_BRACKETS = {
  en: (title: string, value: string) => `${title} (${value})`,
  'zh-CN': (title: string, value: string) => `${title}（${value}）`,
} as const satisfies Record<Language, (title: string, value: string) => string>;

/** Reads a playbook in full for somebody who answers for it: with the value that each of its numbers starts with. */
export function readingInFull(playbook: Playbook, language: Language): Reading {
  const bare: Reading = { language, playbook, inFull: true };
  const parameters = Object.entries(playbook.parameters).map(([id, parameter]) => {
    const { title, type, default: value } = parameter;
    const named = title || id;
    return [
      id,
      value === undefined
        ? parameter
        : { ...parameter, title: IN_BRACKETS[language](named, valueWords(value, { type, name: id }, bare)) },
    ] as const;
  });
  const { anchors, currency, conditions } = playbook;
  return {
    language,
    inFull: true,
    ...titlesIn(playbook, language),
    playbook: { anchors, currency, parameters: Object.fromEntries(parameters), ...(conditions && { conditions }) },
  };
}

/** The conditions with what they refer to by name in its place; a name that leads nowhere, or back, stays. */
export function spelledOut(conditions: Conditions, shared: SharedConditions, path: readonly string[] = []): Conditions {
  if (isReference(conditions)) {
    const { condition: name } = conditions;
    const target = Object.hasOwn(shared, name) ? shared[name] : undefined;
    return target && !path.includes(name) ? spelledOut(target, shared, [...path, name]) : conditions;
  }
  const group = groupOf(conditions);
  if (!group) return conditions;
  const members = group.members.map((each) => spelledOut(each, shared, path));
  return group.operator === 'not'
    ? { not: members[0]! }
    : group.operator === 'all'
      ? { all: members }
      : { any: members };
}
