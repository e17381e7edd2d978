import { z } from 'zod';
import { field } from '../../playbook/fields.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const mode = z.union([z.enum(['all', 'any']), z.strictObject({ n: z.int().min(1) })]);
const config = z.strictObject({ mode: field(mode, 'choice', 'Passes when', '汇合条件').default('all') });
export type JoinConfig = z.infer<typeof config>;

export const join = defineKind<'join', JoinConfig>({
  ...face,
  config,
  example,
  enter(step, token, { config: settings }) {
    const needed = needs(settings);
    step.arrive(token, needed === 'all' ? step.incoming(token.node) : needed, 'joined');
  },
  joins: needs,
  skip: (step, token) => step.arrive(token, 0, 'joined'),
  // It has arrived already: it goes on waiting, and is parked again if still nobody can come.
  retry: () => undefined,
  passesTime: () => false,
});

function needs({ mode: needed }: JoinConfig): number | 'all' {
  if (needed === 'all') return 'all';
  return needed === 'any' ? 1 : needed.n;
}
