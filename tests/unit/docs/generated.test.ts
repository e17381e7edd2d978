import { readFileSync } from 'node:fs';
import { actions } from '../../../rules/actions/catalogue.ts';
import { operators } from '../../../rules/conditions/operators.ts';
import { generatedDocs } from '../../../rules/docs/generated.ts';
import { languageMarkdown } from '../../../rules/docs/language.ts';
import { KINDS, kinds } from '../../../rules/kinds/registry.ts';
import { metrics } from '../../../rules/metrics/catalogue.ts';

describe.each(Object.keys(generatedDocs))('the generated page docs/%s', (file) => {
  it('is up to date: npm run docs writes it', () => {
    expect(readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8')).toBe(generatedDocs[file]!());
  });
});

describe('the page of the language', () => {
  const page = languageMarkdown();

  it('has a section for each kind, in both languages, with its example', () => {
    for (const kind of KINDS) {
      const { title, help, example } = kinds[kind];
      expect(page).toContain(`### ${kind}: ${title.en} ${title['zh-CN']}\n\n${help.en}\n\n${help['zh-CN']}`);
      expect(page).toContain(`"title": ${JSON.stringify(example.nodes[0]!.title)}`);
    }
  });

  it('lists every operator, metric and action', () => {
    for (const name of [operators, metrics, actions].flatMap((each) => Object.keys(each))) {
      expect(page).toContain(`| \`${name}\` |`);
    }
  });

  it('says of a field what is written, whether it must be, and what it is without', () => {
    expect(page).toContain('| `quorum` | integer ≥ 1 |  | `1` | Approvals needed | 需通过人数 |');
    expect(page).toContain('| `window.from` | instant | yes |');
    expect(page).toContain('| `guardrail.max` | FEEL | yes |');
  });
});
