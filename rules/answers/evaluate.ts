import { evaluateConditions } from '../conditions/evaluate.ts';
import type { Conditions } from '../conditions/schema.ts';
import { missingData } from '../conditions/missing.ts';
import { referencesOf } from '../conditions/references.ts';
import type { Answer, Command, RuleWhy } from '../interpreter/messages.ts';
import type { Program } from '../playbook/program.ts';
import { factsAt } from '../watch/view.ts';
import type { DataView } from '../watch/view.ts';

interface Rule {
  readonly id: string;
  readonly conditions: Conditions;
}

/** Tries a node's rules in order with json-rules-engine; the first that holds decides. Missing data stop it there. */
export async function answerEvaluate(
  program: Program,
  rules: readonly Rule[],
  command: Extract<Command, { type: 'evaluate' }>,
  view: DataView,
): Promise<Answer> {
  const shared = program.playbook.conditions ?? {};
  const facts = factsAt(view, command.context, command.atMs, program.playbook.timezone);
  const why: RuleWhy[] = [];
  for (const rule of rules) {
    const [missing] = missingData(referencesOf(rule.conditions, shared), facts);
    if (missing) {
      return { type: 'evaluated', rule: null, why, missing: missing.metric?.id ?? missing.variable ?? rule.id };
    }
    const evaluated = await evaluateConditions(rule.conditions, shared, facts);
    why.push({ rule: rule.id, ...evaluated });
    if (evaluated.result) return { type: 'evaluated', rule: rule.id, why };
  }
  return { type: 'evaluated', rule: null, why };
}
