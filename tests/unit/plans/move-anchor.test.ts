import * as fc from 'fast-check';
import { planMoveAnchor } from '../../../rules/plans/move-anchor.ts';
import type { AnchorPlan } from '../../../rules/plans/move-anchor.ts';
import { by, t, TestCampaign } from '../../support/campaign.ts';
import { actOf, generatedMoves } from '../../support/generate-acts.ts';
import { generatedPlaybook, generatedPoints, generatedRows } from '../../support/generate-playbook.ts';
import { HOUR_MS, metricIs, node, START, T0_MS } from '../../support/playbooks.ts';

const move = (anchor: string, toMs: number) => ({ type: 'moveAnchor', by, anchor, toMs }) as const;

function plan(campaign: TestCampaign, anchor: string, to: string): AnchorPlan {
  const planned = planMoveAnchor(campaign.program, campaign.state, move(anchor, t(to)));
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  return planned.value;
}
const codes = ({ warnings }: AnchorPlan) => warnings.map(({ code, place }) => `${code} ${place.node}`);

const playbook = {
  nodes: [
    START,
    node('fork', 'split'),
    node('wait', 'wait', { until: 'T0 + PT10H' }),
    node('work', 'task', { assignee: { role: 'x' }, due: 'T1', remindBefore: ['PT2H'] }),
    node('mon', 'monitor', {
      window: { from: 'T0', to: 'T1' },
      rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5) }],
    }),
  ],
  edges: ['start.started > fork', 'fork.branch > wait', 'fork.branch > work', 'fork.branch > mon'],
};

describe('the plan of moving an anchor', () => {
  it('says from when to when each instant and timer moves, without moving it', async () => {
    const campaign = await TestCampaign.launch(playbook);
    await campaign.at('PT1H');
    const before = structuredClone(campaign.state);
    const planned = plan(campaign, 'T0', 'PT3H');
    expect(planned.anchors).toEqual([
      { anchor: 'T0', fromMs: T0_MS, toMs: t('PT3H') },
      { anchor: 'T1', fromMs: t('P1D'), toMs: t('PT27H') },
    ]);
    expect(planned.timers.map(({ node: id, what, fromMs, toMs }) => [id, what, fromMs, toMs])).toEqual([
      ['wait', 'done', t('PT10H'), t('PT13H')],
      ['work', 'remind:0', t('PT22H'), t('PT25H')],
    ]);
    expect(planned.instants.map(({ node: id, field, toMs }) => [id, field, toMs])).toEqual([
      ['wait', '/until', t('PT13H')],
      ['work', '/due', t('PT27H')],
      ['mon', '/window/from', t('PT3H')],
      ['mon', '/window/to', t('PT27H')],
    ]);
    expect(codes(planned)).toEqual(['not-again start']);
    expect(campaign.state).toEqual(before);
  });

  it('warns of what would be due, overdue or over at once', async () => {
    const campaign = await TestCampaign.launch(playbook);
    await campaign.at('PT9H');
    expect(codes(plan(campaign, 'T0', '-P2D'))).toEqual([
      'window-over mon',
      'overdue-at-once work',
      'due-at-once wait',
      'due-at-once work',
    ]);
  });

  it('is refused where the act would be', async () => {
    const campaign = await TestCampaign.launch(playbook);
    expect(planMoveAnchor(campaign.program, campaign.state, move('T9', T0_MS))).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-anchor' }],
    });
  });

  it('is what then happens, whatever the campaign and wherever it stands', async () => {
    const run = fc.record({
      written: generatedPlaybook(),
      points: generatedPoints(),
      skus: generatedRows(),
      moves: generatedMoves(),
      anchor: fc.constantFrom('T0', 'T1'),
      hours: fc.integer({ min: -60, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ written, points, skus, moves, anchor, hours }) => {
        const campaign = await TestCampaign.launch(written, { points, datasets: { skus } });
        let atMs = T0_MS;
        for (const each of moves) {
          atMs += each.afterMs;
          await campaign.atMs(atMs);
          await campaign.atMs(atMs, ...actOf(each, campaign.program, campaign.state));
        }
        const act = move(anchor, T0_MS + hours * HOUR_MS);
        const { state } = campaign;
        const planned = planMoveAnchor(campaign.program, state, act);
        const refused = await campaign.atMs(atMs, act);
        expect(planned.ok ? [] : planned.problems.map(({ code }) => code)).toEqual(refused.map(({ code }) => code));
        if (!planned.ok) return;
        for (const { anchor: name, toMs } of planned.value.anchors) expect(campaign.state.anchors[name]).toBe(toMs);
        const moved = Object.keys(state.anchors).filter((name) => state.anchors[name] !== campaign.state.anchors[name]);
        expect(planned.value.anchors.map((each) => each.anchor)).toEqual(moved);
        const changed = new Map(planned.value.timers.map((timer) => [`${timer.token} ${timer.what}`, timer.toMs]));
        for (const { token, what, dueMs } of state.timers) {
          const then = campaign.state.timers.find((timer) => timer.token === token && timer.what === what);
          const expected = changed.get(`${token} ${what}`) ?? dueMs;
          // What is due at once happens, and what else it leads to; all other timers stand where the plan says.
          const stayed = campaign.state.tokens.some((each) => each.id === token);
          const isOver = expected <= atMs && campaign.state.status === 'running';
          const isAhead = expected > atMs && stayed;
          expect(then?.dueMs).toBe(isAhead ? expected : isOver ? undefined : then?.dueMs);
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) },
    );
  });
});
