import type { Json } from '../json.ts';
import { own } from '../own.ts';
import { didYouMean } from '../problems/closest.ts';
import { defineProblem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { checkValue } from './form.ts';
import type { Playbook } from './schema.ts';

const unknownParameter = defineProblem('unknown-parameter', {
  en: 'The playbook has no parameter “{parameter}”{hint}.',
  'zh-CN': '方案没有参数“{parameter}”{hint}。',
});
const parameterMissing = defineProblem('parameter-missing', {
  en: 'The parameter “{parameter}” ({title}) has no default: give its value.',
  'zh-CN': '参数“{parameter}”（{title}）没有默认值，请填写。',
});
const notLive = defineProblem('parameter-not-live', {
  en: 'The parameter “{parameter}” may not be changed while the campaign runs: the playbook gives it no liveMin and liveMax.',
  'zh-CN': '参数“{parameter}”在活动进行中不可修改：方案未设定 liveMin 与 liveMax。',
});

const unknown = ({ parameters }: Playbook, parameter: string) =>
  unknownParameter(`/parameters/${parameter}`, { parameter, hint: didYouMean(parameter, Object.keys(parameters)) });

/** The parameters that a campaign starts with: what was given over the defaults, each checked. */
export function resolveParameters(
  playbook: Playbook,
  given: Readonly<Record<string, Json>>,
): Result<Record<string, Json>> {
  const problems = Object.keys(given)
    .filter((parameter) => !Object.hasOwn(playbook.parameters, parameter))
    .map((parameter) => unknown(playbook, parameter));
  const values: Record<string, Json> = {};
  for (const [parameter, definition] of Object.entries(playbook.parameters)) {
    const place = `/parameters/${parameter}`;
    const value = own(given, parameter) ?? definition.default;
    if (value === undefined) problems.push(parameterMissing(place, { parameter, title: definition.title }));
    else {
      problems.push(...checkValue(definition, value, place));
      values[parameter] = value;
    }
  }
  return problems.length > 0 ? failed(...problems) : ok(values);
}

/** Whether a running campaign's parameter may take the value: only within its live bounds. */
export function checkLiveChange(playbook: Playbook, parameter: string, value: Json): Result<Json> {
  const definition = own(playbook.parameters, parameter);
  const place = `/parameters/${parameter}`;
  if (!definition) return failed(unknown(playbook, parameter));
  if (definition.liveMin === undefined && definition.liveMax === undefined)
    return failed(notLive(place, { parameter }));
  const bounds = {
    ...definition,
    min: definition.liveMin ?? definition.min,
    max: definition.liveMax ?? definition.max,
  };
  const problems = checkValue(bounds, value, place);
  return problems.length > 0 ? failed(...problems) : ok(value);
}
