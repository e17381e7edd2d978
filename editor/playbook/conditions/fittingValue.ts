import type { RuleGroupType } from 'react-querybuilder';
import { checkCompared } from '../../../rules/conditions/check-value.ts';
import { operatorFace } from '../../../rules/conditions/operator-faces.ts';
import type { ComparedType } from '../../../rules/conditions/operator-faces.ts';
import type { Json } from '../../../rules/json.ts';

/** What a compared value of each type begins with; `from` is the first scalar of what was there. */
const BEGIN: Readonly<Record<ComparedType, (from: Json) => Json>> = {
  any: (from) => from,
  number: (from) => (typeof from === 'number' ? from : 0),
  list: (from) => (from === null || from === '' ? [] : [from]),
  range: (from) => (typeof from === 'number' ? [from, from] : [0, 0]),
  pattern: (from) => (typeof from === 'string' ? from : ''),
  set: () => '',
  duration: () => 'P1D',
};

/** The value as it was where the operator can compare with it; else one of the type that it takes. */
export function fittingValue(operator: string, value: Json): Json {
  const type = operatorFace(operator)?.valueType;
  if (type === undefined) return value;
  const isList = Array.isArray(value);
  // A text would pass for a list of its letters, and a list for anything.
  const isOdd = type === 'list' ? typeof value === 'string' : type === 'any' && isList;
  if (!isOdd && checkCompared(value, operator, '').length === 0) return value;
  const first: Json = isList ? ((value as readonly Json[])[0] ?? 0) : value;
  const begun = BEGIN[type](first);
  return type === 'pattern' && checkCompared(begun, operator, '').length > 0 ? '' : begun;
}

type Member = RuleGroupType['rules'][number];

/** The query with the values of the rules fitted whose operator is another than before. */
export function withFittingValues(before: RuleGroupType, after: RuleGroupType): RuleGroupType {
  const operators = new Map<string | undefined, string>();
  const note = (member: Member) => {
    if ('rules' in member) member.rules.forEach(note);
    else operators.set(member.id, member.operator);
  };
  note(before);
  const fit = (member: Member): Member => {
    if ('rules' in member) {
      const rules = member.rules.map(fit);
      return rules.every((each, index) => each === member.rules[index]) ? member : { ...member, rules };
    }
    const was = member.id === undefined ? undefined : operators.get(member.id);
    if (was === undefined || was === member.operator) return member;
    const value = fittingValue(member.operator, member.value as Json);
    return value === member.value ? member : { ...member, value };
  };
  return fit(after) as RuleGroupType;
}
