import type { z } from 'zod';
import { playbookSchema } from '../playbook/schema.ts';
import type { Playbook } from '../playbook/schema.ts';
import { templateSummarySchema, versionSchema } from './playbooks.ts';

/** What comes with a whole playbook. Apart from the rest, for a page that shows none need not know the language. */
export const playbookContent = playbookSchema.meta({ id: 'Playbook' }) as unknown as z.ZodType<Playbook>;

export const versionWithContentSchema = versionSchema.extend({ playbook: playbookContent });
export type PlaybookVersionWithContent = z.infer<typeof versionWithContentSchema>;

export const templateSchema = templateSummarySchema.extend({ playbook: playbookContent });
