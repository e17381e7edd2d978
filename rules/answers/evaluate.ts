import { evaluateConditions } from '../conditions/evaluate.ts';
import type { Conditions } from '../conditions/schema.ts';
import { ConditionsFailed } from '../conditions/failure.ts';
import { missingData } from '../conditions/missing.ts';
import { referencesOf } from '../conditions/references.ts';
import type { Answer, Command, RuleWhy } from '../interpreter/messages.ts';
import type { Program } from '../playbook/program.ts';
import { nameOf } from './data-missing.ts';
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
      return { type: 'evaluated', rule: null, why, missing: nameOf(missing) };
    }
    const evaluated = await evaluateConditions(rule.conditions, shared, facts).catch(failure);
    if ('type' in evaluated) return evaluated;
    why.push({ rule: rule.id, ...evaluated });
    if (evaluated.result) return { type: 'evaluated', rule: rule.id, why };
  }
  return { type: 'evaluated', rule: null, why };
}

/** An expression that cannot be computed is a problem of the node, for a person to look at. */
export function failure(error: unknown): Extract<Answer, { type: 'problem' }> {
  const problem = error instanceof ConditionsFailed ? error.problems[0] : undefined;
  if (!problem) throw error;
  return { type: 'problem', code: problem.code, message: problem.message };
}
