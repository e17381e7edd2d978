import type { z } from 'zod';
import { defineProblem } from '../problems/problem.ts';
import { jsonRecord } from './common.ts';

/** Characters. What people and programs hand in stays in the campaign's state, which Temporal takes up to 2 MB of. */
const LONGEST_TEXT = 10_000;
const MOST_CONTENT = 100_000;

const textTooLong = defineProblem('text-too-long', {
  en: 'This text has {length} characters; at most {most} are taken. Keep it elsewhere and give a link to it.',
  'zh-CN': '文本共 {length} 个字符，最多 {most} 个。请将其存放在别处，并在此填写链接。',
});
const tooMuchContent = defineProblem('too-much-content', {
  en: 'This has {length} characters in all; at most {most} are taken.',
  'zh-CN': '内容共 {length} 个字符，最多 {most} 个。',
});

/** As a refinement: what is handed in at once is not too much, written as JSON. */
export function checkAmount(value: unknown, context: z.core.$RefinementCtx): void {
  const { length } = JSON.stringify(value);
  if (length <= MOST_CONTENT) return;
  context.addIssue({ code: 'custom', params: { problem: tooMuchContent('', { length, most: MOST_CONTENT }) } });
}

/** Values by name, none of them a text that is too long. */
export const boundedRecord = jsonRecord.superRefine((values, context) => {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' || value.length <= LONGEST_TEXT) continue;
    const problem = textTooLong('', { length: value.length, most: LONGEST_TEXT });
    context.addIssue({ code: 'custom', path: [name], params: { problem } });
  }
});
