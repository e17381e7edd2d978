import * as fc from 'fast-check';
import { NO_CHOICES } from '../../../rules/migration/choices.ts';
import type { MigrationChoices } from '../../../rules/migration/choices.ts';
import { planMigration } from '../../../rules/migration/migrate.ts';
import { prepare } from '../../../rules/playbook/program.ts';
import { by, completeTask, t, TestCampaign } from '../../support/campaign.ts';
import { imbalances } from '../../support/conservation.ts';
import { actOf, generatedMoves } from '../../support/generate-acts.ts';
import { generatedPlaybook, generatedPoints, generatedRows } from '../../support/generate-playbook.ts';
import { HOUR_MS, metricIs, node, playbookOf, START, T0_MS } from '../../support/playbooks.ts';
import type { WrittenPlaybook } from '../../support/playbooks.ts';

const end = node('end', 'end', { scope: 'branch' });
const flow = (config: object, more: Partial<WrittenPlaybook> = {}, kind = 'wait', id = 'hold'): WrittenPlaybook => ({
  nodes: [START, node(id, kind, config), end],
  edges: [`start.started > ${id}`, `${id}.done > end`],
  ...more,
});
const plan = (campaign: TestCampaign, written: WrittenPlaybook, choices: MigrationChoices = NO_CHOICES) =>
  planMigration(campaign.program, prepare(playbookOf(written)), campaign.state, choices);
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('a running campaign that migrates to another version', () => {
  it('goes on where it is; what counts from an instant follows the new one, a duration keeps its rest', async () => {
    const campaign = await TestCampaign.launch(flow({ until: 'T0 + PT5H' }));
    await campaign.at('PT1H');
    expect(plan(campaign, flow({ until: 'T0 + PT9H' })).timers).toMatchObject([
      { node: 'hold', fromMs: t('PT5H'), toMs: t('PT9H') },
    ]);
    expect(await campaign.migrate(flow({ until: 'T0 + PT9H' }))).toEqual([]);
    await campaign.at('P1D');
    expect(campaign.lines('migrated', 'nodeLeft').slice(1)).toEqual(['+01:00 migrated', '+09:00 nodeLeft hold done']);

    const counting = await TestCampaign.launch(flow({ for: 'PT5H' }));
    await counting.at('PT1H');
    await counting.migrate(flow({ for: 'PT50H' }));
    await counting.at('P1D');
    expect(counting.lines('nodeLeft').at(-1)).toBe('+05:00 nodeLeft hold done');
  });

  it('needs a choice where its node is gone or is of another kind; it goes on there, or ends', async () => {
    const other = flow({ assignee: { role: 'x' } }, {}, 'task', 'work');
    const campaign = await TestCampaign.launch(flow({ for: 'PT5H' }));
    expect(await campaign.migrate(other)).toMatchObject([{ code: 'migration-node-choice', place: { node: 'hold' } }]);
    expect(campaign.state.tokens).toHaveLength(1);
    const wrong = { ...NO_CHOICES, nodes: { hold: { to: 'wrk' } } };
    expect(plan(campaign, other, wrong).refused[0]?.message.en).toContain('did you mean “work”');
    expect(await campaign.migrate(other, { ...NO_CHOICES, nodes: { hold: { to: 'work' } } })).toEqual([]);
    await campaign.at('PT6H', completeTask('work/1'));
    expect(campaign.lines('nodeLeft', 'taskOpened')).toEqual([
      '+00:00 nodeLeft start started',
      '+00:00 nodeLeft hold migrated closed',
      '+00:00 taskOpened work',
      '+06:00 nodeLeft work done',
    ]);
    const ending = await TestCampaign.launch(flow({ for: 'PT5H' }));
    await ending.migrate(other, { ...NO_CHOICES, nodes: { hold: { end: true } } });
    expect([ending.state.status, imbalances(ending)]).toEqual(['completed', []]);
  });

  it('is refused while an effect is under way that the new version would make otherwise', async () => {
    const raise = (amount: string) =>
      flow(
        { do: 'ads.raiseBudget', with: { channel: '"s"', amount }, retry: { attempts: 3, initialInterval: 'PT1H' } },
        {},
        'action',
      );
    const campaign = await TestCampaign.launch(raise('5'), {
      calls: [{ type: 'failed', error: 'down', retryable: true }],
    });
    expect(codes(await campaign.migrate(raise('6')))).toEqual(['migration-work-under-way']);
    expect(codes(await campaign.migrate(raise('6'), { ...NO_CHOICES, nodes: { hold: { end: true } } }))).toEqual([
      'migration-work-under-way',
    ]);
    expect(await campaign.migrate(raise('5'))).toEqual([]);
  });

  it('takes new defaults of parameters that nobody had set, keeps the others, and asks for what is missing', async () => {
    const number = (value?: number) => ({
      type: 'integer',
      title: 'n',
      ...(value !== undefined && { default: value }),
    });
    const of = (parameters: object) => flow({ event: 'go' }, { parameters });
    const campaign = await TestCampaign.launch(of({ a: number(1), b: number(1), gone: number(1) }), {
      parameters: { b: 7 },
    });
    const next = of({ a: number(2), b: number(2), fresh: number() });
    expect(codes(await campaign.migrate(next))).toEqual(['parameter-missing']);
    expect(await campaign.migrate(next, { ...NO_CHOICES, parameters: { fresh: 9 } })).toEqual([]);
    expect(campaign.state.parameters).toEqual({ a: 2, b: 7, fresh: 9 });
    expect(campaign.log.find(({ type }) => type === 'migrated')).toMatchObject({
      parameters: [
        { parameter: 'a', from: 1, to: 2 },
        { parameter: 'fresh', to: 9 },
        { parameter: 'gone', from: 1 },
      ],
    });
  });

  it('goes on watching: rules that stayed keep their lives, new ones begin, others are gone', async () => {
    const rule = (id: string, more: number) => ({ id, title: '', conditions: metricIs('gmv', 'greaterThan', more) });
    const mon = (...rules: object[]): WrittenPlaybook => ({
      nodes: [START, node('mon', 'monitor', { window: { from: 'T0', to: 'T1' }, every: 'PT1H', rules }), end],
      edges: ['start.started > mon', 'mon.closed > end'],
    });
    const campaign = await TestCampaign.launch(mon(rule('a', 5), rule('b', 50)), {
      points: {
        gmv: [
          ['PT30M', 10],
          ['PT90M', 10],
          ['PT150M', 10],
        ],
      },
    });
    await campaign.at('PT2H');
    expect(await campaign.migrate(mon(rule('a', 5), rule('c', 7)))).toEqual([]);
    await campaign.at('P2D');
    expect(campaign.lines('ruleFired')).toEqual(['+00:30 ruleFired mon a', '+02:30 ruleFired mon c']);
  });

  it('arms the starts that only the new version has, unless their instant has passed', async () => {
    const campaign = await TestCampaign.launch(flow({ event: 'go' }));
    await campaign.at('PT2H');
    const starts = (...ats: string[]) =>
      flow(
        { event: 'go' },
        {
          nodes: [
            START,
            node('hold', 'wait', { event: 'go' }),
            end,
            ...ats.map((at, index) => node(`s${index}`, 'start', { when: { at } })),
          ],
          edges: ['start.started > hold', 'hold.done > end', ...ats.map((_, index) => `s${index}.started > end`)],
        },
      );
    const next = starts('T0 + PT1H', 'T0 + PT3H');
    expect(plan(campaign, next)).toMatchObject({
      starts: [
        { node: 's0', armed: false },
        { node: 's1', armed: true },
      ],
      warnings: [{ code: 'migration-start-past' }],
    });
    await campaign.migrate(next);
    await campaign.at('P1D');
    expect(campaign.lines('nodeLeft').filter((line) => line.includes(' s'))).toEqual([
      '+00:00 nodeLeft start started',
      '+03:00 nodeLeft s1 started',
    ]);
  });

  it('is refused for another playbook, and where money or days would count otherwise', async () => {
    const campaign = await TestCampaign.launch(flow({ event: 'go' }));
    const next = { ...playbookOf(flow({ event: 'go' })), id: 'other', currency: 'USD', timezone: 'Europe/Berlin' };
    expect(codes(planMigration(campaign.program, prepare(next), campaign.state, NO_CHOICES).refused)).toEqual([
      'migration-other-playbook',
      'migration-other-basis',
      'migration-other-basis',
    ]);
  });
});

describe('a migration, of any campaign and wherever it stands', () => {
  const run = fc.record({
    written: generatedPlaybook(),
    next: generatedPlaybook(),
    points: generatedPoints(),
    skus: generatedRows(),
    moves: generatedMoves(),
  });
  type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;
  const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 100);

  async function led({ written, points, skus, moves }: Omit<Run, 'next'>) {
    const campaign = await TestCampaign.launch(written, { points, datasets: { skus } });
    let atMs = T0_MS;
    for (const each of moves) {
      atMs += each.afterMs;
      await campaign.atMs(atMs);
      await campaign.atMs(atMs, ...actOf(each, campaign.program, campaign.state));
    }
    return campaign;
  }
  const isLive = ({ state }: TestCampaign) => state.status === 'running' || state.status === 'paused';

  it('to the same content changes nothing but the log', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (each) => {
        const campaign = await led(each);
        if (!isLive(campaign)) return;
        const { nextSeq, nextCommand: _, watch: __, ...before } = campaign.state;
        expect(await campaign.migrate(each.written)).toEqual([]);
        const { nextSeq: seq, nextCommand: ___, watch: ____, ...after } = campaign.state;
        expect(after).toEqual(before);
        expect(seq).toBe(nextSeq + 1);
      }),
      { numRuns },
    );
  });

  it('loses nothing silently, and the campaign goes on to its end', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (each) => {
        const campaign = await led(each);
        if (!isLive(campaign)) return;
        const first = plan(campaign, each.next);
        const nodes = Object.fromEntries(
          first.tokens.filter(({ fate }) => fate === 'choice').map(({ node: id }) => [id, { end: true } as const]),
        );
        const problems = await campaign.migrate(each.next, { ...NO_CHOICES, nodes });
        expect(problems.filter(({ code }) => code !== 'migration-work-under-way')).toEqual([]);
        if (problems.length > 0) return;
        expect(imbalances(campaign)).toEqual([]);
        await campaign.atMs(campaign.state.nowMs, { type: 'resume', by });
        await campaign.atMs(T0_MS + 200 * HOUR_MS);
        expect(imbalances(campaign)).toEqual([]);
        expect(campaign.state.asked).toEqual([]);
      }),
      { numRuns },
    );
  });
});
