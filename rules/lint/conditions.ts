import { comparedWith } from '../conditions/read-fact.ts';
import { subjectDomain } from '../conditions/reason/leaf.ts';
import { fewTexts } from '../conditions/reason/values.ts';
import { Reasoner } from '../conditions/reason/reasoner.ts';
import type { Verdict } from '../conditions/reason/reasoner.ts';
import type { Conditions, Leaf } from '../conditions/schema.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { Fix, Place, Problem } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import type { LintModel } from './model.ts';
import { replaceByClosest } from './repairs.ts';

const never = defineFinding(
  'condition-never',
  {
    en: 'This can never hold, so nothing ever comes of it, whatever the data. Check the limits and which of them contradict each other.',
    'zh-CN': '该条件永远不可能成立，无论数据如何都不会产生任何结果。请检查阈值，看哪些条件互相矛盾。',
  },
  { example: '{"all": [cvr greaterThan 0.1, cvr lessThan 0.05]}' },
);
const partNever = defineFinding(
  'condition-part-never',
  {
    en: 'This part can never hold: the conditions around it hold without it or not at all. Correct it or take it out.',
    'zh-CN': '这部分条件永远不可能成立，只能靠其余条件成立。请更正或删除。',
  },
  { severity: 'warning', example: '{"any": [uv greaterThan 100, {"all": [cvr greaterThan 0.1, cvr lessThan 0.05]}]}' },
);
const onlyNegative = defineFinding(
  'condition-needs-negative',
  {
    en: 'This holds only for negative figures, and counts, sums and shares never are. Check the limit.',
    'zh-CN': '只有负数才能满足该条件，而计数、金额与占比不会为负。请检查阈值。',
  },
  {
    severity: 'warning',
    example: '{"fact": "metric", "params": {"id": "gmv", …}, "operator": "lessThan", "value": 0}',
  },
);
const always = defineFinding(
  'condition-always',
  {
    en: 'This always holds, so it decides nothing. Correct the limit or take it out.',
    'zh-CN': '该条件总是成立，不起任何作用。请更正阈值或删除。',
  },
  {
    severity: 'warning',
    example: '{"fact": "metric", "params": {"id": "uv", …}, "operator": "greaterThanInclusive", "value": 0}',
  },
);

/** Conditions that can never hold, or always do, at the innermost place where that can be said. */
export function lintConditions(model: LintModel): readonly Problem[] {
  const certain = new Reasoner({ ...model.known, noNegativeFigures: false }, model.playbook.conditions ?? {});
  return model.conditions.flatMap(({ conditions, pointer, node }) => {
    const look = new Look(model, certain, node && { node: node.node.id });
    const whole = look.at(conditions, pointer);
    const useless = whole.verdict === 'never';
    return whole.found.map((problem) =>
      useless && problem.code === partNever.code ? never(problem.place, {}, problem.fix) : problem,
    );
  });
}

interface Looked {
  readonly verdict: Verdict;
  readonly found: readonly Problem[];
}

class Look {
  private readonly model: LintModel;
  private readonly place: Omit<Place, 'pointer'>;
  private readonly certain: Reasoner;

  constructor(model: LintModel, certain: Reasoner, place: Omit<Place, 'pointer'> = {}) {
    this.model = model;
    this.place = place;
    this.certain = certain;
  }

  /** What can be said of conditions: of their members where that explains it, else of themselves. */
  at(conditions: Conditions, pointer: string): Looked {
    const members = this.members(conditions, pointer);
    const found = members.flatMap((member) => member.found);
    const likely = this.model.reasoner.verdict(conditions);
    // What is open although figures are never negative is open all the more if they may be.
    const verdict = likely === 'open' ? 'open' : this.certain.verdict(conditions);
    if (isReference(conditions)) return { verdict, found };
    const group = groupOf(conditions);
    const isEmpty = group?.members.length === 0;
    if (likely === 'open' || isEmpty || found.length > 0) return { verdict, found };
    // A constant shared condition or an empty group is what makes it so; the one is reported where it stands.
    if (members.some((member) => member.verdict !== 'open')) return { verdict, found };
    const place: Place = { pointer, ...this.place };
    const fix = group ? undefined : this.repair(conditions as Leaf, pointer);
    const problem = likely === 'always' ? always : verdict === 'never' ? partNever : onlyNegative;
    return { verdict, found: [problem(place, {}, fix)] };
  }

  private members(conditions: Conditions, pointer: string): readonly Looked[] {
    if (isReference(conditions)) return [];
    const group = groupOf(conditions);
    if (!group) return [];
    const below = `${pointer}/${group.operator}`;
    return group.members.map((each, index) =>
      this.at(each, group.operator === 'not' ? below : pointerTo(below, index)),
    );
  }

  /** A text that none of the few possible ones equals is probably a slip of one of them. */
  private repair(leaf: Leaf, pointer: string): Fix | undefined {
    const compared = comparedWith(leaf.value);
    if ('fact' in compared || typeof compared.constant !== 'string') return undefined;
    const texts = fewTexts(subjectDomain(leaf, this.model.known));
    return texts && replaceByClosest(`${pointer}/value`, compared.constant, texts);
  }
}
