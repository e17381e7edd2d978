import { z } from 'zod';
import { field } from '../../playbook/fields.ts';
import { defineKind, outcome } from '../spec.ts';
import { example } from './example.ts';

const mode = z.union([z.enum(['all', 'any']), z.strictObject({ n: z.int().min(1) })]);
const config = z.strictObject({ mode: field(mode, 'choice', 'Passes when', '汇合条件').default('all') });
export type JoinConfig = z.infer<typeof config>;

export const join = defineKind<'join', JoinConfig>({
  kind: 'join',
  title: { en: 'Join', 'zh-CN': '汇合' },
  help: {
    en: 'Waits for the branches of a split: for all of them, for the first, or for n.',
    'zh-CN': '等待并行分支：全部、任意一个，或其中 n 个。',
  },
  config,
  defaults: { mode: 'all' },
  example,
  outcomes: () => [outcome('joined', true)],
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
