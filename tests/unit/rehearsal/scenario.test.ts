import { kindOf } from '../../../rules/kinds/registry.ts';
import { metrics } from '../../../rules/metrics/catalogue.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { rehearse } from '../../../rules/rehearsal/rehearse.ts';
import type { Rehearsal } from '../../../rules/rehearsal/rehearse.ts';
import { sampleRows } from '../../../rules/rehearsal/sample-rows.ts';
import { scenarioOf, withRows } from '../../../rules/rehearsal/scenario-of.ts';
import { USUAL_DEMAND } from '../../../rules/rehearsal/usual-demand.ts';
import { likelyTemplate, templates } from '../../../rules/templates/index.ts';
import type { Template } from '../../../rules/templates/template.ts';
import { node, playbookOf, START } from '../../support/playbooks.ts';

const ANCHORS = { T0: '2026-11-11T00:00:00+08:00' };

async function rehearsed(id: string): Promise<Rehearsal> {
  const playbook = templates.find((each) => each.id === id)!.playbook('en');
  const scenario = scenarioOf(playbook, ANCHORS, 'en');
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems));
  const played = await rehearse(playbook, withRows(playbook, scenario.value));
  if (!played.ok) throw new Error(JSON.stringify(played.problems));
  return played.value;
}

/** What its people write where they may write what they like. */
function writtenIn(template: Template, language: Language): readonly unknown[] {
  const playbook = template.playbook(language);
  const scenario = scenarioOf(playbook, ANCHORS, language);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems));
  const people = Object.values(scenario.value.people);
  return playbook.nodes.flatMap((each) =>
    Object.entries(kindOf(each).variableTypes?.(each) ?? {}).flatMap(([name, { type }]) =>
      type === 'text' ? people.map(({ answers }) => answers?.[each.id]?.[name.slice(each.id.length + 1)]) : [],
    ),
  );
}

describe('the scenario that a rehearsal begins with', () => {
  it.each(templates.map((each) => each.id))('lets the template %s run to its end, nothing stuck', async (id) => {
    const { simulation } = await rehearsed(id);
    expect([simulation.status, simulation.problems]).toEqual(['completed', []]);
  });

  it.each(templates)('has people of the template $id write in the reader’s language', (template) => {
    expect(writtenIn(template, 'en')).not.toContain(undefined);
    expect(writtenIn(template, 'zh-CN').filter((text) => /[a-z]{2}/.test(String(text)))).toEqual([]);
    expect(writtenIn(template, 'en').filter((text) => /\p{Script=Han}/u.test(String(text)))).toEqual([]);
  });

  it('brings the event about as large as its targets', async () => {
    const { summary } = await rehearsed('double-11');
    const eventDay = summary.curves['gmv']!.find(([day]) => day === '2026-11-11')![1];
    expect(eventDay / 100_000_000).toBeGreaterThan(0.8);
    expect(eventDay / 100_000_000).toBeLessThan(1.25);
  });

  it('knows how every metric that is not computed usually comes about, from one that has no base itself', () => {
    const bases = Object.keys(metrics).filter((id) => !metrics[id]!.parts);
    expect(Object.keys(USUAL_DEMAND).sort()).toEqual(bases.sort());
    for (const start of bases) {
      let metric = start;
      for (let hops = 0; hops < bases.length; hops++) {
        const usual = USUAL_DEMAND[metric]!;
        if (!('of' in usual)) break;
        metric = usual.of;
      }
      expect(USUAL_DEMAND[metric]).not.toHaveProperty('of');
    }
  });

  it('asks for the anchors that are missing instead of guessing', () => {
    const scenario = scenarioOf(templates[0]!.playbook('en'), {}, 'en');
    expect(scenario.ok ? [] : scenario.problems.map((each) => each.code)).toContain('anchor-missing');
  });
});

describe('rows to rehearse on', () => {
  const playbook = playbookOf({
    nodes: [
      START,
      node('pick', 'select', {
        from: 'skus',
        conditions: {
          all: [
            { fact: 'row', path: '$.cvr30d', operator: 'greaterThan', value: 0.08 },
            { fact: 'row', path: '$.listed', operator: 'equal', value: true },
          ],
        },
        score: 'row.growth30d',
        as: 'chosen',
      }),
      node('watch', 'monitor', {
        window: { from: 'T0', to: 'T0 + P1D' },
        forEach: 'chosen',
        rules: [
          {
            id: 'low',
            title: 'Low',
            conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: 50 }] },
          },
        ],
      }),
    ],
    edges: ['start.started > pick', 'pick.done > watch'],
  });
  const rows = sampleRows(playbook, Date.parse(ANCHORS.T0))['skus']!;

  it('have the fields that are read of them, also through a set, with values on either side', () => {
    expect(Object.keys(rows[0]!).sort()).toEqual(['cvr30d', 'growth30d', 'id', 'listed', 'stock', 'title']);
    const chosen = rows.filter((row) => Number(row['cvr30d']) > 0.08 && row['listed'] === true);
    expect(chosen.length).toBeGreaterThan(rows.length / 2);
    expect(chosen.length).toBeLessThan(rows.length);
    const low = rows.filter((row) => Number(row['stock']) < 50);
    expect(low.length).toBeGreaterThan(0);
    expect(low.length).toBeLessThan(rows.length / 2);
  });

  it('are the same every time', () => {
    expect(sampleRows(playbook, Date.parse(ANCHORS.T0))['skus']).toEqual(rows);
  });
});

describe('the template that a playbook was made from', () => {
  it('is known by its nodes although some were taken out, and none is named for another playbook', () => {
    const { nodes } = templates[0]!.playbook('zh-CN');
    expect(likelyTemplate({ nodes: nodes.slice(10) })?.id).toBe(templates[0]!.id);
    expect(likelyTemplate({ nodes: nodes.slice(0, 5) })).toBeUndefined();
  });
});
