import { z } from 'zod';
import { feel, field, id, listOf, VALUE_TYPES } from '../../playbook/fields.ts';
import { defineProblem } from '../../problems/problem.ts';
import { HIT_POLICIES, readHitPolicy } from './hit-policy.ts';

const badHitPolicy = defineProblem('bad-hit-policy', {
  en: '“{text}” is not a hit policy. Write one of: {known} (or DMN’s letters: U, F, A, C, C+, C<, C>, C#).',
  'zh-CN': '“{text}” 不是命中策略。请写其中之一：{known}（或 DMN 字母：U、F、A、C、C+、C<、C>、C#）。',
});

const known = Object.keys(HIT_POLICIES);

const hitPolicy = z
  .string()
  .superRefine((text, context) => {
    if (readHitPolicy(text)) return;
    context.addIssue({
      code: 'custom',
      params: { problem: badHitPolicy('', { text, known: known.join(', ') }) },
    });
  })
  .meta({ examples: known });

const input = z.strictObject({
  title: field(z.string(), 'text', 'Title', '名称'),
  expression: field(feel(), 'feel', 'Value', '取值'),
});

/** DMN calls a text a string. */
export const OUTPUT_TYPES = [...VALUE_TYPES, 'string'] as const;

const output = z.strictObject({
  title: field(z.string(), 'text', 'Title', '名称'),
  variable: field(id(), 'id', 'Variable', '变量'),
  type: field(z.enum(OUTPUT_TYPES), 'choice', 'Type', '类型'),
});

const rule = z.strictObject({
  when: field(z.array(field(z.string(), 'unaryTests', 'Test', '条件')), 'choice', 'When', '当'),
  then: field(z.array(field(feel(), 'feel', 'Value', '值')), 'choice', 'Then', '则'),
  note: field(z.string(), 'text', 'Note', '备注').optional(),
});

export const tableConfig = z.strictObject({
  hitPolicy: field(hitPolicy, 'text', 'Hit policy', '命中策略', {
    en: 'unique: one rule matches; first: the first that matches; any: those that match agree; collect: all of them, also summed or counted.',
    'zh-CN':
      'unique：仅一条命中；first：取首条命中；any：命中的各条结论一致；collect：收集全部，可求和、取最值或计数。',
  }),
  inputs: listOf('input', '输入列', field(z.array(input).min(1), 'choice', 'Inputs', '输入列')),
  outputs: listOf('output', '输出列', field(z.array(output).min(1), 'choice', 'Outputs', '输出列')),
  rules: listOf('rule', '规则', field(z.array(rule).min(1), 'choice', 'Rules', '规则')),
});
export type TableConfig = z.infer<typeof tableConfig>;
export type TableOutput = TableConfig['outputs'][number];
