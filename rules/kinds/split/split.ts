import { z } from 'zod';
import { defineKind, outcome } from '../spec.ts';
import { example } from './example.ts';

const config = z.strictObject({});
export type SplitConfig = z.infer<typeof config>;

export const split = defineKind<'split', SplitConfig>({
  kind: 'split',
  title: { en: 'Parallel', 'zh-CN': '并行' },
  help: { en: 'Goes on along every branch at once.', 'zh-CN': '所有分支同时进行。' },
  config,
  defaults: {},
  example,
  outcomes: () => [{ ...outcome('branch', false), many: true }],
  enter: (step, token) => step.split(token, 'branch'),
  passesTime: () => false,
});
