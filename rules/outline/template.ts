import type { TemplateSummary } from '../api/playbooks.ts';
import { rolesIn } from '../playbook/roles.ts';
import { practicesOf } from '../templates/practices.ts';
import type { Template } from '../templates/template.ts';
import { playbookFacts } from './facts.ts';
import { sketchOf } from './sketch.ts';

/** What there is to see of a template before it is opened. Its structure is the same in every language. */
export function outlineTemplate({ id, title, summary, practices, playbook }: Template): TemplateSummary {
  const content = playbook('en');
  return {
    id,
    title,
    summary,
    practices: practicesOf(practices),
    roles: [...rolesIn(content)],
    facts: playbookFacts(content),
    sketch: sketchOf(content),
  };
}
