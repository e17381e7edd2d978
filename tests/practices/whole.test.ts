import { lint } from '../../rules/lint/lint.ts';
import { canonicalJson } from '../../rules/playbook/canonical.ts';
import { parsePlaybook } from '../../rules/playbook/parse.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import { templates } from '../../rules/templates/index.ts';
import { LANGUAGES } from '../../rules/problems/problem.ts';
import { at, double11, run, scenario } from './support.ts';

const everyLanguage = templates.flatMap((template) =>
  LANGUAGES.map((language) => [template.id, language, template] as const),
);

describe('The templates', () => {
  it.each(everyLanguage)('%s in %s is a playbook that lint has nothing to say about', (_id, language, template) => {
    const playbook = template.playbook(language);
    const parsed = parsePlaybook(JSON.parse(JSON.stringify(playbook)));
    expect(parsed.ok && canonicalJson(parsed.value)).toBe(canonicalJson(playbook));
    expect(lint(playbook)).toEqual([]);
  });

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s has the same structure in every language, and no word of one in the other',
    (_id, template) => {
      const [zh, en] = [template.playbook('zh-CN'), template.playbook('en')];
      expect(zh.edges).toEqual(en.edges);
      expect(zh.nodes.map(({ id, position }) => [id, position])).toEqual(
        en.nodes.map(({ id, position }) => [id, position]),
      );
      const { bannedWords: _pattern, ...parameters } = en.parameters;
      expect(JSON.stringify({ ...en, parameters })).not.toMatch(/\p{Script=Han}/u);
      for (const [index, node] of zh.nodes.entries())
        expect([node.id, node.title]).not.toEqual([node.id, en.nodes[index]!.title]);
    },
  );

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s leaves room between its cards, and keeps each phase in a lane of its own',
    (_id, template) => {
      const { nodes } = template.playbook('en');
      for (const [index, { id, position }] of nodes.entries()) {
        const close = nodes
          .slice(index + 1)
          .filter(
            (other) => Math.abs(other.position.x - position.x) < 220 && Math.abs(other.position.y - position.y) < 100,
          );
        expect([id, close.map((other) => other.id)]).toEqual([id, []]);
      }
      const lanes = ['prep', 'live', 'wrapup', 'review'].map((phase) =>
        nodes.filter((node) => node.phase === phase).map((node) => node.position.x),
      );
      for (const [index, xs] of lanes.entries()) {
        for (const later of lanes.slice(index + 1)) {
          for (const x of later) expect(x).toBeGreaterThan(Math.max(-Infinity, ...xs));
        }
      }
    },
  );
});

describe('Double 11, where everything goes as planned', () => {
  it('runs from three weeks before to the lessons, and completes', async () => {
    const simulation = await run();
    expect(simulation.problems).toEqual([]);
    expect(simulation.status).toBe('completed');
    expect(simulation.startedAt).toBe(at(-21 * 24));
    expect(simulation.endedAt).toBe(at(4 * 24 + 2));
  });

  it('moves no money and no stock on the event day', async () => {
    const { effects } = await run();
    const live = effects.filter((effect) => String(effect['at']) >= at(0) && String(effect['at']) < at(24));
    expect(live.map((effect) => effect['node'])).toEqual(['nightSpecial', 'nightOver']);
  });

  it('completes just so in the other language', async () => {
    const chinese = await simulate(templates[0]!.playbook('zh-CN'), scenario());
    const english = await simulate(double11, scenario());
    const outline = (simulation: typeof english) =>
      simulation.ok && simulation.value.log.map((entry) => [entry.at, entry.type, entry['node']]);
    expect(outline(chinese)).toEqual(outline(english));
  });
});
