import type { Playbook } from '../../rules/playbook/schema.ts';
import { parsePlaybook } from '../../rules/playbook/parse.ts';
import { campaignSchema } from '../../rules/api/campaigns.ts';
import type { LogEntryWire } from '../../rules/api/campaigns.ts';
import { scenarioSchema } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import { shift } from '../../rules/time/duration.ts';
import { anything, approve, campaignOf, logOf, startTestEngine, until } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { fileOf, node, START, T0, T0_MS } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';

const LIMIT_MS = 90_000;

const parse = (id: string, written: WrittenPlaybook): Playbook => {
  const parsed = parsePlaybook({ ...fileOf(written), id });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

const child = parse('child', {
  parameters: { limit: { type: 'number', title: 'Limit' } },
  nodes: [
    START,
    node('ask', 'task', { assignee: { role: 'planner' }, form: [{ id: 'ok', type: 'boolean', title: 'OK' }] }),
    node('rest', 'wait', { for: 'PT30M' }),
    node('end', 'end', { scope: 'campaign', result: 'good' }),
  ],
  edges: ['start.started > ask', 'ask.done > rest', 'rest.done > end'],
});
const parent = parse('parent', {
  parameters: { factor: { type: 'number', title: 'Factor', default: 2 } },
  nodes: [
    START,
    node('fork', 'split'),
    node('exp', 'experiment', {
      variants: [
        { id: 'A', title: 'A', weight: 1 },
        { id: 'B', title: 'B', weight: 1 },
      ],
      unit: 'skus',
      metric: 'ctr',
      minSample: 500,
      alpha: 0.05,
      until: 'T0 + P1D',
    }),
    node('tab', 'table', {
      hitPolicy: 'first',
      inputs: [{ title: 'Winner', expression: 'exp.winner' }],
      outputs: [{ title: 'Share', variable: 'share', type: 'ratio' }],
      rules: [
        { when: ['"B"'], then: ['1 / factor'] },
        { when: ['-'], then: ['0'] },
      ],
    }),
    node('sub', 'playbook', { ref: 'child', parameters: { limit: 'factor * 5' }, anchors: { T0: 'now + PT1H' } }),
    node('meet', 'join', { mode: 'all' }),
    node('end', 'end', { scope: 'campaign' }),
  ],
  edges: [
    'start.started > fork',
    'fork.branch > exp',
    'fork.branch > sub',
    'exp.A > end',
    'exp.B > tab',
    'exp.inconclusive > end',
    'tab.done > meet',
    'sub.completed > meet',
    'meet.joined > end',
  ],
});

/** For each variant, what happened since the point before: clicks and impressions. */
const results = [
  ['PT1H', { A: [30, 400], B: [40, 410] }],
  ['PT2H', { A: [20, 400], B: [80, 400] }],
] as const;
const skus = Array.from({ length: 40 }, (_, index) => ({ id: `S${index}` }));

/** The campaign is called so in a simulation: then keys, sets and sub-campaigns have the same names. */
const ID = 'simulation';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
  const shop = { title: 'Shop', timezone: 'Asia/Shanghai', currency: 'CNY' };
  const connector = { type: 'simulated', baseUrl: 'http://127.0.0.1:9' };
  await engine.programs.put('/shops/shop', { ...shop, connector }, anything);
  await engine.programs.post('/shops/shop/datasets/skus', { batch: 'skus', rows: skus }, anything);
  await approve(engine, child);
  await approve(engine, parent);
}, LIMIT_MS);
afterAll(() => engine?.stop(), LIMIT_MS);

const clockAt = (ms: number) => ({ segments: [{ realMs: Date.now(), campaignMs: ms, rate: 0 }] });
const after = (offset: string): number => shift(T0_MS, offset, 'Asia/Shanghai');
const stepTo = (id: string, offset: string) =>
  engine.programs.put(`/campaigns/${id}/clock`, { clock: clockAt(after(offset)) }, anything);
const launch = async (id: string) =>
  (await engine.as('chenjie')).post(
    '/campaigns',
    { playbook: 'parent', version: 1, shop: 'shop', anchors: { T0 }, id, clock: clockAt(T0_MS) },
    campaignSchema,
  );

/** What the log says, apart from who acted: people have names here and roles there. */
const told = (log: readonly (LogEntryWire | Readonly<Record<string, unknown>>)[]) =>
  log.map((entry) => ({ ...entry, by: undefined }));

describe('tables, experiments and sub-playbooks on Temporal', () => {
  it(
    'log what they do in a simulation, the parent and its child',
    async () => {
      const metrics: Record<string, unknown[]> = { clicks: [], impressions: [] };
      for (const [offset, variants] of results) {
        for (const [variant, [clicks, impressions]] of Object.entries(variants)) {
          const where = { experiment: 'exp', variant };
          metrics['clicks']!.push([`T0 + ${offset}`, clicks, where]);
          metrics['impressions']!.push([`T0 + ${offset}`, impressions, where]);
        }
      }
      const scenario = scenarioSchema.parse({
        format: 'dacu/scenario@1',
        anchors: { T0 },
        people: { planner: { respondsIn: 'PT90M', answers: { ask: { ok: true } } } },
        metrics,
        datasets: { skus },
      });
      const simulated = await simulate(parent, scenario, { playbooks: { child } });
      if (!simulated.ok) throw new Error(JSON.stringify(simulated.problems));
      const expected = simulated.value;
      expect([expected.status, expected.variables['share']]).toEqual(['completed', 0.5]);

      const isAt = (offset: string) => async () => {
        const through = (log: readonly Readonly<Record<string, unknown>>[]) =>
          log.filter((entry) => Date.parse(String(entry['at'])) <= after(offset)).length;
        const [own, sub] = await Promise.all([
          logOf(engine.programs, ID),
          logOf(engine.programs, `${ID}-sub-1`).catch(() => []),
        ]);
        return own.length >= through(expected.log) && sub.length >= through(expected.children[0]!.log);
      };
      await launch(ID);
      await until('the child has started', isAt('PT0S'));
      for (const offset of ['PT1H', 'PT2H', 'PT2H30M', 'PT3H']) {
        await stepTo(ID, offset);
        const came = results.find(([at]) => at === offset)?.[1];
        if (came) {
          const points = Object.entries(came).flatMap(([variant, [clicks, impressions]]) =>
            [
              { metric: 'clicks', value: clicks },
              { metric: 'impressions', value: impressions },
            ].map((point) => ({
              ...point,
              at: new Date(after(offset)).toISOString(),
              where: { experiment: 'exp', variant },
            })),
          );
          await engine.programs.post('/shops/shop/metrics', { batch: offset, points }, anything);
        }
        if (offset === 'PT2H30M') {
          const planner = await engine.as('chenjie');
          await planner.post(`/tasks/${ID}-sub-1.ask.1/complete`, { values: { ok: true } }, anything);
        }
        await until(`all of ${offset} has happened`, isAt(offset));
      }
      expect(told(await logOf(engine.programs, `${ID}-sub-1`))).toEqual(told(expected.children[0]!.log));
      expect(told(await logOf(engine.programs, ID))).toEqual(told(expected.log));
      expect(await campaignOf(engine.programs, `${ID}-sub-1`)).toMatchObject({
        status: 'completed',
        parent: { campaign: ID, node: 'sub' },
        shop: 'shop',
      });
    },
    LIMIT_MS,
  );

  it(
    'pause, go on and stop together with the campaign that started them',
    async () => {
      const statusIs = (status: string) => async () =>
        (await campaignOf(engine.programs, 'second-sub-1').catch(() => undefined))?.status === status;
      await launch('second');
      await until('the child runs', statusIs('running'));
      for (const [act, status] of [
        ['pause', 'paused'],
        ['resume', 'running'],
        ['stop', 'stopped'],
      ] as const) {
        await engine.programs.post(`/campaigns/second/${act}`, {}, anything);
        await until(`the child is ${status}`, statusIs(status));
      }
      expect((await campaignOf(engine.programs, 'second')).status).toBe('stopped');
    },
    LIMIT_MS,
  );
});
