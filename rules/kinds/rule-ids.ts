import { defineFinding } from '../lint/finding.ts';
import type { Place, Problem } from '../problems/problem.ts';

const duplicateRule = defineFinding(
  'duplicate-rule',
  {
    en: '“{id}” is the id of two {what} of “{node}”. Ids within a node must be unique: choose another.',
    'zh-CN': '节点“{node}”中有两个{what}的标识均为“{id}”。请改名。',
  },
  { example: '"rules": [{"id": "r", …}, {"id": "r", …}]' },
);

const rules = { en: 'rules', 'zh-CN': '规则' };
const formFields = { en: 'form fields', 'zh-CN': '填写项' };

/** The members of a node's list that have the id of an earlier one. */
const repeated = (members: readonly { readonly id: string }[], place: Place, what: typeof rules): readonly Problem[] =>
  members.flatMap(({ id }, index) =>
    members.findIndex((each) => each.id === id) < index
      ? [duplicateRule({ ...place, pointer: `${place.pointer}/${index}/id` }, { id, node: place.node ?? '', what })]
      : [],
  );

export const lintRuleIds = (
  members: readonly { readonly id: string }[],
  pointer: string,
  node: string,
): readonly Problem[] => repeated(members, { pointer: `${pointer}/rules`, node }, rules);

export const lintFormIds = (
  members: readonly { readonly id: string }[],
  pointer: string,
  node: string,
): readonly Problem[] => repeated(members, { pointer: `${pointer}/form`, node }, formFields);
