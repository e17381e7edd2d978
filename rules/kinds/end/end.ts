import { z } from 'zod';
import { field } from '../../playbook/fields.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const config = z.strictObject({
  scope: field(z.enum(['branch', 'campaign']), 'choice', 'Ends', '结束范围').default('branch'),
  result: field(z.string().min(1), 'text', 'Result', '结果').optional(),
});
export type EndConfig = z.infer<typeof config>;

export const end = defineKind<'end', EndConfig>({
  ...face,
  config,
  example,
  enter(step, token, { config: settings }) {
    if (settings.scope === 'campaign') step.endCampaign(token, settings.result);
    else step.endBranch(token);
  },
  passesTime: () => false,
});
