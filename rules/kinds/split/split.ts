import { z } from 'zod';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const config = z.strictObject({});
export type SplitConfig = z.infer<typeof config>;

export const split = defineKind<'split', SplitConfig>({
  ...face,
  config,
  example,
  enter: (step, token) => step.split(token, 'branch'),
  passesTime: () => false,
});
