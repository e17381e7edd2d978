import type { Undoing } from '../actions/catalogue.ts';
import { isSame } from '../effects/reading.ts';
import type { Reading } from '../effects/reading.ts';
import { evaluateFeel, feelNames } from '../feel/evaluate.ts';
import { feelScope } from '../interpreter/context.ts';
import type { Answer, Command } from '../interpreter/messages.ts';
import type { Json } from '../json.ts';
import type { Program } from '../playbook/program.ts';
import { defineProblem } from '../problems/problem.ts';

/** An effect as the ledger has it, its sets resolved. */
export interface AppliedEffect {
  readonly with: Readonly<Record<string, Json>>;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
}

const beforeUnknown = defineProblem('before-unknown', {
  en: 'The platform did not report what was there before, which undoing needs (“{input}”). Set it back by hand and skip this.',
  'zh-CN': '平台未返回改前的值，而撤销需要它（“{input}”）。请手动恢复后跳过。',
});

/**
 * What it takes to undo an effect, and whether the platform still has what it had put there. FEEL of the compensation
 * sees `input`, `before` and `after`.
 */
export function answerRecall(
  program: Program,
  undoing: Undoing,
  { context }: Extract<Command, { type: 'recall' }>,
  { with: input, before, after }: AppliedEffect,
  reading: Reading,
): Answer {
  // An outage passes; to overwrite unseen what a person may have set cannot be taken back.
  if (!reading.readable && !reading.never) return { type: 'failed', error: reading.error, retryable: true };
  const scope = feelScope(context, program.playbook.timezone);
  const values = { ...scope.values, input, before: before ?? null, after: after ?? null };
  const inputs: Record<string, Json> = {};
  for (const [name, expression] of Object.entries(undoing.with)) {
    if (before === undefined && feelNames(expression).includes('before')) {
      const { code, message } = beforeUnknown('', { input: name });
      return { type: 'problem', code, message };
    }
    const value = evaluateFeel(expression, { ...scope, values });
    if (!value.ok) return { type: 'problem', code: value.problems[0]!.code, message: value.problems[0]!.message };
    inputs[name] = value.value;
  }
  return {
    type: 'recalled',
    do: undoing.do,
    with: inputs,
    ...((!reading.readable || after === undefined) && { unchecked: true }),
    ...(reading.readable &&
      after !== undefined &&
      !isSame(after, reading.value) && { changed: { present: reading.value } }),
  };
}
