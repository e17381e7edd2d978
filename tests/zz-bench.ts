import { parseScenario } from '../rules/simulate/scenario.ts';
import { simulate } from '../rules/simulate/simulate.ts';
import { playbookOf, START, node } from './support/playbooks.ts';
const days = Number(process.argv[2] ?? 60), rows = Number(process.argv[3] ?? 100);
const window = { from: 'T0', to: `T0 + P${days}D` };
const m = (id: string, p: object, operator: string, value: unknown) => ({ fact: 'metric', params: { id, ...p }, operator, value });
const playbook = playbookOf({
  parameters: { factor: { type: 'number', title: '', default: 1.5 } },
  nodes: [START, node('fork', 'split'),
    node('cvr', 'monitor', { window, every: 'PT1M', rules: [
      { id: 'hot', title: '', conditions: { all: [m('cvr', { window: 'PT1H', compare: 'plan', as: 'ratio' }, 'greaterThan', 1.1), m('uv', { window: 'PT1H' }, 'greaterThan', 500)] }, cooldown: 'PT2H', overlap: 'parallel' },
      { id: 'cold', title: '', conditions: { all: [m('cvr', { window: 'PT1H' }, 'lessThan', 0.02)] }, for: 'PT10M', cooldown: 'PT6H', overlap: 'parallel' }] }),
    node('gmv', 'monitor', { window, every: 'PT1M', rules: [
      { id: 'drop', title: '', conditions: { all: [m('gmv', { window: 'PT1H', compare: 'previous', as: 'ratio' }, 'lessThan', 0.5)] }, overlap: 'parallel' }] }),
    ...(rows ? [node('stock', 'monitor', { window, every: 'PT1M', forEach: 'skus', rules: [
      { id: 'low', title: '', conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: { expr: 'factor * row.sales7d' } }] } }] })] : []),
    node('work', 'set', { assign: { x: '1' } }), node('end', 'end', { scope: 'branch' }), node('waitAll', 'join')],
  edges: ['start.started > fork', 'fork.branch > cvr', 'fork.branch > gmv', ...(rows ? ['fork.branch > stock'] : []), 'cvr.hot > work', 'cvr.cold > work', 'gmv.drop > work', 'work.done > end'],
});
const n = days * 1440; let seed = 7; const rnd = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648);
const series = (f: (i: number) => number) => Array.from({ length: n }, (_, i) => [`T0 + PT${i + 1}M`, Math.round(f(i))]);
const daily = (i: number) => 1 + Math.sin((i / 1440) * 2 * Math.PI);
const scenario = parseScenario({ format: 'dacu/scenario@1', anchors: { T0: '2026-11-11T00:00:00+08:00' }, plan: { cvr: [['T0', 0.03]] },
  metrics: { uv: series((i) => 600 * daily(i) + 100 * rnd()), buyers: series((i) => 20 * daily(i) * (0.5 + rnd())), gmv: series((i) => 1000 * daily(i) * rnd()) },
  datasets: { skus: Array.from({ length: rows }, (_, i) => ({ id: `S${i}`, stock: i * 10, sales7d: 10 })) } });
if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems[0]));
const t0 = performance.now(); const cpu = process.cpuUsage();
const r = await simulate(playbook, scenario.value);
const c = process.cpuUsage(cpu);
if (!r.ok) throw new Error(JSON.stringify(r.problems));
const per: Record<string, number> = {}; for (const e of r.value.log) per[e.type] = (per[e.type] ?? 0) + 1;
console.log(`${days} d, ${rows} rows: ${((performance.now() - t0) / 1000).toFixed(2)} s (cpu ${((c.user + c.system) / 1e6).toFixed(2)}) log ${r.value.log.length}`, JSON.stringify(per), r.value.status);
