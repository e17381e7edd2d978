import type { z } from 'zod';
import type { completeTaskSchema } from '../../../rules/api/tasks.ts';
import { checkProof } from '../../../rules/kinds/task/proof.ts';
import { checkForm } from '../../../rules/playbook/form.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import type { TaskRecord } from '../../ports/projection/task-record.ts';
import { confirmationForm } from './card.ts';

type Completion = z.output<typeof completeTaskSchema>;

/** What is missing from, or wrong with, what a person hands in. */
export function checkCompletion(record: TaskRecord, { values, checklist, evidence }: Completion): readonly Problem[] {
  const form = record.kind === 'effect' ? confirmationForm(record.do ?? '', record.with ?? {}) : record.form;
  const checked = form && checkForm(form, values, '/values');
  return [
    ...(checked && !checked.ok ? checked.problems : []),
    ...checkProof({ checklist: record.checklist, evidence: record.evidenceRequired }, { checklist, evidence }),
  ];
}
