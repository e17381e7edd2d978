import type { Playbook } from '../../playbook/schema.ts';
import { didYouMean } from '../../problems/closest.ts';
import { defineProblem } from '../../problems/problem.ts';
import type { Problem, Text } from '../../problems/problem.ts';
import type { NodeOf } from '../spec.ts';
import type { PlaybookConfig } from './playbook.ts';

const notTheirs = defineProblem('child-unknown-name', {
  en: 'The playbook “{ref}” has no {what} “{name}”{hint}.',
  'zh-CN': '方案“{ref}”没有{what}“{name}”{hint}。',
});
const missing = defineProblem('child-name-missing', {
  en: 'The playbook “{ref}” needs the {what} “{name}”, which has no value of its own.',
  'zh-CN': '方案“{ref}”需要{what}“{name}”，它没有默认值。',
});

const PARAMETER: Text = { en: 'parameter', 'zh-CN': '参数' };
const ANCHOR: Text = { en: 'anchor', 'zh-CN': '锚点' };

/** Parameters and anchors that the node gives and the other playbook does not have, or needs and is not given. */
export function checkGiven(
  { id: node, config }: NodeOf<PlaybookConfig>,
  { parameters, anchors }: Playbook,
  pointer: string,
): readonly Problem[] {
  const { ref } = config;
  const check = (what: Text, field: 'parameters' | 'anchors', known: readonly string[], needed: readonly string[]) => [
    ...Object.keys(config[field])
      .filter((name) => !known.includes(name))
      .map((name) =>
        notTheirs({ pointer: `${pointer}/${field}/${name}`, node }, { ref, what, name, hint: didYouMean(name, known) }),
      ),
    ...needed
      .filter((name) => !Object.hasOwn(config[field], name))
      .map((name) => missing({ pointer: `${pointer}/${field}`, node }, { ref, what, name })),
  ];
  const withoutDefault = Object.entries(parameters).filter(([, each]) => each.default === undefined);
  const given = Object.entries(anchors).filter(([, each]) => each.at === undefined);
  const namesOf = (entries: readonly (readonly [string, unknown])[]) => entries.map(([name]) => name);
  return [
    ...check(PARAMETER, 'parameters', Object.keys(parameters), namesOf(withoutDefault)),
    ...check(ANCHOR, 'anchors', Object.keys(anchors), namesOf(given)),
  ];
}
