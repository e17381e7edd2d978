import * as fc from 'fast-check';
import { timetableOf } from '../../../rules/windows/timetable.ts';
import type { NodeWindow, Timetable } from '../../../rules/windows/timetable.ts';
import { timingOf } from '../../../rules/windows/timing.ts';
import { TestCampaign } from '../../support/campaign.ts';
import { actOf, generatedMoves } from '../../support/generate-acts.ts';
import { generatedPlaybook, generatedPoints, generatedRows } from '../../support/generate-playbook.ts';
import { HOUR_MS, metricIs, node, playbookOf, T0_MS } from '../../support/playbooks.ts';
import type { WrittenPlaybook } from '../../support/playbooks.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';

const DAY_MS = 24 * HOUR_MS;
const start = (at: string) => node('start', 'start', { when: { at } }, 'prep');
const task = (id: string, due?: string) => node(id, 'task', { assignee: { role: 'x' }, ...(due && { due }) }, 'prep');

function dated(written: WrittenPlaybook): Timetable {
  const timetable = timetableOf(playbookOf(written), { T0: T0_MS });
  if (!timetable) throw new Error('It has an event day');
  return timetable;
}

/** From and to in days from T0, with a question mark where they are assumed. */
function daysOf({ windows, anchorMs }: Timetable, id: string): readonly string[] {
  const { fromMs, toMs, fromAssumed, toAssumed } = windows.get(id)!;
  const days = (ms: number, assumed: boolean) => `${(ms - anchorMs) / DAY_MS}${assumed ? '?' : ''}`;
  return [days(fromMs, fromAssumed), days(toMs, toAssumed)];
}

describe('the windows of a playbook', () => {
  it('reach from the earliest entering to the deadline, and hand on the latest leaving', () => {
    const timetable = dated({
      nodes: [start('T0 - P10D'), task('brief', 'T0 - P8D'), node('list', 'set', { assign: { n: '1' } }, 'prep')],
      edges: ['start.started > brief', 'brief.done > list'],
    });
    expect(daysOf(timetable, 'start')).toEqual(['-10', '-10']);
    expect(daysOf(timetable, 'brief')).toEqual(['-10', '-8']);
    expect(daysOf(timetable, 'list')).toEqual(['-10', '-8']);
  });

  it('begin after what a wait holds back, by an instant or a duration', () => {
    const timetable = dated({
      nodes: [
        start('T0 - P10D'),
        node('calm', 'wait', { for: 'P2D' }, 'prep'),
        node('opening', 'wait', { until: 'T0' }, 'prep'),
        task('greet', 'P1D'),
      ],
      edges: ['start.started > calm', 'calm.done > opening', 'opening.done > greet'],
    });
    expect(daysOf(timetable, 'calm')).toEqual(['-10', '-8']);
    expect(daysOf(timetable, 'opening')).toEqual(['-8', '0']);
    expect(daysOf(timetable, 'greet')).toEqual(['0', '1']);
  });

  it('are those that a monitor watches through, and those of what it fires lie in them', () => {
    const rules = [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5) }];
    const timetable = dated({
      nodes: [
        start('T0 - P1D'),
        node('watch', 'monitor', { window: { from: 'T0', to: 'T1' }, rules }),
        task('act', 'PT12H'),
      ],
      edges: ['start.started > watch', 'watch.hot > act'],
    });
    expect(daysOf(timetable, 'watch')).toEqual(['0', '1']);
    expect(daysOf(timetable, 'act')).toEqual(['0', '1.5']);
  });

  it('of a join begin with the last of the branches that it needs', () => {
    const join = (mode: unknown) =>
      dated({
        nodes: [
          start('T0 - P9D'),
          node('fork', 'split', {}, 'prep'),
          node('long', 'wait', { for: 'P5D' }, 'prep'),
          node('short', 'wait', { for: 'P1D' }, 'prep'),
          node('both', 'join', { mode }, 'prep'),
        ],
        edges: [
          'start.started > fork',
          'fork.branch > long',
          'fork.branch > short',
          'long.done > both',
          'short.done > both',
        ],
      });
    expect(daysOf(join('all'), 'both')).toEqual(['-4', '-4']);
    expect(daysOf(join('any'), 'both')[0]).toBe('-8');
  });

  it('take the phase where nothing else is said, and say so', () => {
    const timetable = dated({
      nodes: [node('byHand', 'start', { when: { manual: true } }, 'prep'), task('whenever'), task('lonely')],
      edges: ['byHand.started > whenever'],
    });
    expect(daysOf(timetable, 'whenever')).toEqual(['-7?', '0?']);
    expect(daysOf(timetable, 'lonely')).toEqual(['-7?', '0?']);
  });

  it('of a loop end with it', () => {
    const timetable = dated({
      nodes: [
        start('T0 - P9D'),
        node('again', 'set', { assign: { n: '1' } }, 'prep'),
        task('try', 'T0 - P7D'),
        node('pause', 'wait', { for: 'P1D' }, 'prep'),
      ],
      edges: ['start.started > again', 'again.done > try', 'try.done > pause', 'pause.done > again'],
    });
    expect(daysOf(timetable, 'try')).toEqual(['-9', '-7']);
    expect(daysOf(timetable, 'again')[0]).toBe('-9');
  });

  it('know a time of day before the event day is known, if the playbook names one', () => {
    const written = {
      nodes: [start('T0 - P1D @ 20:00'), task('hour', 'PT2H'), task('day', 'T0 - PT1H')],
      edges: ['start.started > hour', 'hour.done > day'],
    };
    const timetable = timetableOf(playbookOf(written))!;
    expect(timetable.isDated).toBe(false);
    const local = (id: string) => timetable.windows.get(id)!;
    expect(local('hour')).toMatchObject({ fromLocal: true, toLocal: true });
    expect(local('day')).toMatchObject({ fromLocal: true, toLocal: false });
  });

  it('are told as far as they can be of a half-written playbook', () => {
    const playbook = playbookOf({
      nodes: [start('T0 - P1D'), task('work', 'T0')],
      edges: ['start.started > work'],
    });
    const broken = {
      ...playbook,
      anchors: { ...playbook.anchors, T1: { title: '', at: 'T0 + ' } },
      nodes: playbook.nodes.map((each) => (each.id === 'work' ? { ...each, config: {} } : each)),
    } as unknown as Playbook;
    const timetable = timetableOf(broken, { T0: T0_MS })!;
    expect(daysOf(timetable, 'start')).toEqual(['-1', '-1']);
    expect(daysOf(timetable, 'work')[0]).toBe('-1');
    expect(timetable.anchors.map(({ id }) => id)).toEqual(['T0']);
  });

  it('are none without an event day', () => {
    expect(timetableOf({ ...playbookOf({ nodes: [start('T0')], edges: [] }), anchors: {} })).toBeUndefined();
  });

  it('are never entered before they begin, whatever people do but skip', async () => {
    const run = fc.record({
      written: generatedPlaybook(),
      points: generatedPoints(),
      skus: generatedRows(),
      moves: generatedMoves(),
    });
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(run, async ({ written, points, skus, moves }) => {
        const playbook = playbookOf(written);
        const { windows } = timetableOf(playbook, { T0: T0_MS })!;
        for (const { fromMs, toMs } of windows.values()) expect(fromMs).toBeLessThanOrEqual(toMs);
        const campaign = await TestCampaign.launch(written, { points, datasets: { skus } });
        let atMs = T0_MS;
        for (const move of moves.filter(({ does }) => does !== 'skip' && does !== 'move')) {
          atMs += move.afterMs;
          await campaign.atMs(atMs);
          await campaign.atMs(atMs, ...actOf(move, campaign.program, campaign.state));
        }
        for (const entry of campaign.log) {
          const of = campaign.program.nodes.get(entry.node ?? '');
          if (entry.type !== 'nodeEntered' || !of) continue;
          // What watches is entered before it begins to look, and a join before it has all that it needs.
          if (timingOf(of).opensAt !== undefined || timingOf(of).needs !== 1) continue;
          const window: NodeWindow | undefined = windows.get(of.id);
          if (!window || window.fromAssumed) continue;
          expect(entry.atMs).toBeGreaterThanOrEqual(window.fromMs);
          checked++;
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) },
    );
    expect(checked).toBeGreaterThan(50);
  }, 60_000);
});
