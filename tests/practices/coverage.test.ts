import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES } from '../../rules/problems/problem.ts';
import { PRACTICES } from '../../rules/templates/practices.ts';
import { templates } from '../../rules/templates/index.ts';

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
/** Prep, live, wrap-up, review, daily. */
const EVERY = [
  ...numbered('P', 15),
  ...numbered('L', 15),
  ...numbered('W', 8),
  ...numbered('R', 10),
  ...numbered('D', 5),
];

const here = new URL('./', import.meta.url);
/** What the tests of practices say of themselves: the words of `describe` and `it`. */
const titles = readdirSync(here)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => readFileSync(new URL(file, here), 'utf8').match(/\b(?:describe|it)\(\s*['`].*/g) ?? []);

describe('The practices of operations teams', () => {
  it('are all known, each with its name in both languages', () => {
    expect(Object.keys(PRACTICES).sort()).toEqual(EVERY.sort());
    for (const title of Object.values(PRACTICES)) {
      for (const language of LANGUAGES) expect(title[language]).not.toBe('');
    }
  });

  it.each(EVERY)('%s is carried out by a template, and tested by its name', (id) => {
    const carriers = templates.filter((template) => template.practices.some((each) => each === id));
    expect(carriers.map((each) => each.id)).not.toEqual([]);
    expect(titles.filter((title) => new RegExp(`\\b${id}\\b`).test(title))).not.toEqual([]);
  });

  it.each(templates.map((template) => [template.id, template] as const))(
    'that parameters of %s name as their source are among those that it says it carries out, each once',
    (_, { playbook, practices }) => {
      expect(new Set(practices).size).toBe(practices.length);
      const sources = Object.values(playbook('en').parameters).flatMap(({ source }) => source ?? []);
      expect(sources.filter((source) => !practices.some((each) => each === source))).toEqual([]);
    },
  );
});
