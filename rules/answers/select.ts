import { compileTest } from '../conditions/compile.ts';
import { rowByRow } from '../conditions/facts.ts';
import { missingData } from '../conditions/missing.ts';
import { referencesOf } from '../conditions/references.ts';
import { evaluateFeel } from '../feel/evaluate.ts';
import type { Answer, Command } from '../interpreter/messages.ts';
import type { Selection } from '../kinds/spec.ts';
import type { Program } from '../playbook/program.ts';
import { defineProblem } from '../problems/problem.ts';
import { figureTitles } from '../words/figures.ts';
import { dataMissing, nameOf } from './data-missing.ts';
import { failure } from './evaluate.ts';
import { factsAt, rowsOf } from '../watch/view.ts';
import type { DataView, StoredSet } from '../watch/view.ts';

const noDataset = defineProblem('dataset-missing', {
  en: 'There is no data set or set “{name}”. Bring its rows in, then try again.',
  'zh-CN': '没有名为“{name}”的数据集或集合。请先接入数据，再重试。',
});

/** Picks the rows that the conditions hold for, best score first; equal scores in order of id. */
export function answerSelect(
  program: Program,
  config: Selection,
  command: Extract<Command, { type: 'select' }>,
  view: DataView,
): { readonly answer: Answer; readonly set?: StoredSet } {
  const rows = rowsOf(config.from, view, command.context);
  if (!rows) {
    const { code, message } = noDataset('/config/from', { name: figureTitles(program.playbook)(config.from) });
    return { answer: { type: 'problem', code, message } };
  }
  const shared = program.playbook.conditions ?? {};
  const holds = compileTest(config.conditions, shared);
  const facts = factsAt(view, command.context, command.atMs, program.playbook.timezone);
  const [missing] = missingData(referencesOf(config.conditions, shared), facts);
  if (missing) {
    const { code, message } = dataMissing('', { what: figureTitles(program.playbook)(nameOf(missing)) });
    return { answer: { type: 'problem', code, message } };
  }
  let scored: { readonly id: string; readonly score: number | undefined }[];
  try {
    const put = rowByRow(facts);
    scored = rows.flatMap((row) => {
      const rowFacts = put(row);
      return holds(rowFacts) ? [{ id: row.id, score: scoreOf(config.score, rowFacts.scope) }] : [];
    });
  } catch (error) {
    return { answer: failure(error) };
  }
  const sign = config.order === 'ascending' ? 1 : -1;
  scored.sort((a, b) => compareScores(a.score, b.score, sign) || (a.id < b.id ? -1 : 1));
  const ids = scored.slice(0, config.limit).map((each) => each.id);
  const stored = command.context.sets[config.from] && view.storedSet(command.context.sets[config.from]!.$set);
  return {
    answer: { type: 'selected', set: { $set: command.ref, count: ids.length } },
    set: { dataset: stored?.dataset ?? config.from, ids },
  };
}

/** A row whose score cannot be computed comes last. */
function scoreOf(score: string | undefined, scope: Parameters<typeof evaluateFeel>[1]): number | undefined {
  if (score === undefined) return 0;
  const value = evaluateFeel(score, scope);
  return value.ok && typeof value.value === 'number' ? value.value : undefined;
}

function compareScores(a: number | undefined, b: number | undefined, sign: 1 | -1): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return sign * (a - b);
}
