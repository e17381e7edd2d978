import { templates } from './rules/templates/index.ts';
import { scenarioOf } from './rules/rehearsal/scenario-of.ts';
import { simulate } from './rules/simulate/simulate.ts';
import { summarise } from './rules/simulate/summary.ts';
for (const t of templates) {
  const p = t.playbook('en');
  let s = performance.now();
  const sc = scenarioOf(p, { T0: '2026-11-11T00:00:00+08:00' });
  if (!sc.ok) { console.log(JSON.stringify(sc.problems)); continue; }
  console.log(t.id, 'scenario', performance.now() - s, Object.fromEntries(Object.entries(sc.value.datasets).map(([k, v]) => [k, v[0]])), Object.keys(sc.value.demand!.series), Object.keys(sc.value.people));
  s = performance.now();
  const sim = await simulate(p, sc.value);
  if (!sim.ok) { console.log(JSON.stringify(sim.problems)); continue; }
  console.log('sim', performance.now() - s, sim.value.status, sim.value.startedAt, sim.value.endedAt, sim.value.log.length, sim.value.problems.map((x) => x.message.en));
  const su = summarise(sim.value, [], p.timezone);
  console.log(su.rules.map((r) => `${r.node}.${r.rule} f${r.fired} ${JSON.stringify(r.suppressed)} nd${r.noData}`).join('\n'), su.money, su.work.length);
}
