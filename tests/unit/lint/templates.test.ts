import { lint } from '../../../rules/lint/lint.ts';
import { LANGUAGES } from '../../../rules/problems/problem.ts';
import { templates } from '../../../rules/templates/index.ts';

describe('lint of the templates', () => {
  it.each(templates.flatMap((template) => LANGUAGES.map((language) => [template.id, language, template] as const)))(
    'finds nothing wrong in %s in %s',
    (_, language, template) => {
      expect(lint(template.playbook(language))).toEqual([]);
    },
  );
});
