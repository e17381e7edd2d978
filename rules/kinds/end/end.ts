import { z } from 'zod';
import { field } from '../../playbook/fields.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';

const config = z.strictObject({
  scope: field(z.enum(['branch', 'campaign']), 'choice', 'Ends', '结束范围').default('branch'),
  result: field(z.string().min(1), 'text', 'Result', '结果').optional(),
});
export type EndConfig = z.infer<typeof config>;

export const end = defineKind<'end', EndConfig>({
  kind: 'end',
  title: { en: 'End', 'zh-CN': '结束' },
  help: { en: 'Ends this branch, or the whole campaign.', 'zh-CN': '结束本分支，或整个活动。' },
  config,
  defaults: { scope: 'campaign' },
  example,
  outcomes: () => [],
  enter(step, token, { config: settings }) {
    if (settings.scope === 'campaign') step.endCampaign(token, settings.result);
    else step.endBranch(token);
  },
  passesTime: () => false,
});
