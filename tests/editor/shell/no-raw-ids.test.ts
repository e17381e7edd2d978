import { describeEntry } from '../../../editor/campaign/timeline/describeEntry.ts';
import { explanationsOf } from '../../../editor/campaign/why/decisions.ts';
import { leafFigure, seenText, wantedText } from '../../../editor/campaign/why/leafWords.ts';
import type { WhyScene } from '../../../editor/campaign/why/leafWords.ts';
import { checkDraft } from '../../../editor/playbook/analysis/check.ts';
import { outcomesOf } from '../../../editor/playbook/edit/outcomes.ts';
import { factsOf } from '../../../editor/playbook/kinds/registry.ts';
import { tellProblem } from '../../../editor/playbook/problems/tell.ts';
import type { Why } from '../../../rules/conditions/why.ts';
import { outlineData } from '../../../rules/outline/data.ts';
import { outlineEffects } from '../../../rules/outline/effects.ts';
import { outlineRules, outlineTests } from '../../../rules/outline/rules.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { LANGUAGES } from '../../../rules/problems/problem.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { templates } from '../../../rules/templates/index.ts';
import { titlesIn } from '../../../rules/words/titles.ts';
import { logThrough, play } from './fixture/played.ts';
import { tellingIn } from './telling.ts';

/** `camelCase`, `dotted.id`, `PT2H`, `set("…")`. */
const RAW = /\b[a-z]+\d*[A-Z]\w*|\b[a-z]\w*\.[a-z]\w*\b|\bPT?\d+[A-Z]|\b(?:set|rows)\("/;

const rawIn = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => RAW.test(text));

const cases = LANGUAGES.flatMap((language) =>
  templates.map((template) => [template.id, language, template.playbook(language)] as const),
);

const cards = (playbook: Playbook, language: Language): readonly string[] =>
  playbook.nodes.flatMap((node) => [
    factsOf(node, { language, playbook, leaving: 2, ...titlesIn(playbook, language) }),
    ...outcomesOf(node).map(({ title }) => title[language]),
  ]);

const approval = (playbook: Playbook, language: Language): readonly string[] => [
  ...outlineEffects(playbook, language).flatMap(({ inputs, limit, after }) => [
    ...inputs.flatMap(({ title, words, from = '' }) => [title, words, from]),
    ...(limit ? [limit.title, limit.max] : []),
    ...after,
  ]),
  ...outlineRules(playbook, language).flatMap(({ title, conditions, limits }) => [
    title,
    ...conditions.flatMap(({ lines }) => lines),
    ...limits.map(({ words }) => words),
  ]),
  ...outlineTests(playbook, language).flatMap(({ tests }) =>
    tests.flatMap(({ when, then }) => [
      ...when.map(({ of, test }) => `${of} ${test}`),
      ...then.map(({ of, value }) => `${of} = ${value}`),
    ]),
  ),
  ...outlineData(playbook, language).map(({ title }) => title),
];

const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

/** The playbook with one thing wrong: an edge too many or few, a node or a limit gone, a window that is over. */
const damaged = (playbook: Playbook): readonly Playbook[] => [
  ...[2, 11].map((index) => ({ ...playbook, edges: without(playbook.edges, index % playbook.edges.length) })),
  { ...playbook, edges: [...playbook.edges, { ...playbook.edges[3]!, id: 'again' }] },
  { ...playbook, phases: { ...playbook.phases, live: { from: 'T1', to: 'T0' } } },
  ...playbook.nodes.flatMap((node, index) => {
    const changed = (config: object): Playbook => ({
      ...playbook,
      nodes: playbook.nodes.toSpliced(index, 1, { ...node, config } as Playbook['nodes'][number]),
    });
    switch (node.kind) {
      case 'action':
        return [
          changed({ ...node.config, with: {} }),
          changed({ ...node.config, autonomy: 'notify', by: undefined }),
          changed({ ...node.config, guardrail: undefined, expiresAfter: undefined, compensate: undefined }),
        ];
      case 'monitor':
        return [
          changed({
            ...node.config,
            rules: node.config.rules.map((rule) => ({ ...rule, cooldown: undefined, maxFires: undefined })),
          }),
        ];
      case 'task':
        return [changed({ ...node.config, due: 'T0 - P300D' })];
      default:
        return [];
    }
  }),
];

const problems = (playbook: Playbook): readonly string[] =>
  damaged(playbook).flatMap((each) =>
    checkDraft(each).problems.flatMap((problem) => LANGUAGES.map((language) => tellProblem(problem, each, language))),
  );

function leaves(why: Why | undefined, scene: WhyScene): readonly string[] {
  if (!why) return [];
  if (!('fact' in why)) return why.conditions.flatMap((each) => leaves(each, scene));
  return [
    seenText(why, scene),
    leafFigure(why, why.factValue, scene) ?? '',
    wantedText(why, why.comparedValue ?? why.value, scene),
  ];
}

describe('what a person reads has titles, and no id as the file has it', () => {
  it.each(cases)('on the cards of %s (%s)', (_, language, playbook) => {
    expect(rawIn(cards(playbook, language))).toEqual([]);
  });

  it.each(cases)('where a version of %s (%s) is approved', (_, language, playbook) => {
    expect(rawIn(approval(playbook, language))).toEqual([]);
  });

  it.each(templates)('in what is wrong with $id', (template) => {
    const told = problems(template.playbook('zh-CN'));
    expect(told.length).toBeGreaterThan(10);
    expect(rawIn(told)).toEqual([]);
  });

  it.each(LANGUAGES)('in the log of a campaign and in what explains it (%s)', async (language) => {
    const { playbook, simulation } = await play(language);
    const telling = await tellingIn(language, playbook);
    const scene = { playbook, format: telling.format, names: telling.names, say: telling.say };
    const log = logThrough(simulation, '2027-01-01T00:00:00+08:00');
    expect(rawIn(log.map((entry) => describeEntry(entry, telling)))).toEqual([]);
    expect(rawIn(log.flatMap((entry) => explanationsOf(entry).flatMap(({ why }) => leaves(why, scene))))).toEqual([]);
  });
});
