import { shiftRows, summarizeShift } from '../../../editor/shift/shiftRows.ts';
import type { ShiftRow } from '../../../editor/shift/shiftRows.ts';
import { showAnchorPlan } from '../../../engine/api/campaigns/plans.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import { knownAnchors } from '../../../rules/windows/anchors.ts';
import { TestCampaign, t } from '../../support/campaign.ts';
import { node, playbookOf, START, T0, T0_MS } from '../../support/playbooks.ts';

const written = {
  nodes: [
    START,
    node('wait', 'wait', { until: 'T0 + PT10H' }),
    node('work', 'task', { assignee: { role: 'x' }, due: 'T1', remindBefore: ['PT2H'] }),
    node('later', 'task', { assignee: { role: 'x' }, due: 'T1 + P1D' }),
    node('fork', 'split'),
  ],
  edges: ['start.started > fork', 'fork.branch > wait', 'fork.branch > work', 'work.done > later'],
};

/** What the engine plans after an hour, as the dialog shows it. */
async function rowsFor(to: string): Promise<readonly ShiftRow[]> {
  const campaign = await TestCampaign.launch(written);
  await campaign.at('PT1H');
  const playbook = playbookOf(written);
  const toMs = t(to);
  const plan = showAnchorPlan(campaign.program, campaign.state, 'li', 'T0', toMs);
  if (plan.type !== 'moveAnchor') throw new Error(plan.type);
  const iso = (anchors: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(anchors).map(([name, ms]) => [name, formatInstant(ms, playbook.timezone)]));
  const state = (id: string) => (campaign.state.tokens.some((token) => token.node === id) ? 'active' : 'done');
  const reached = ['start', 'fork', 'wait', 'work'].map((id) => {
    return [id, { state: state(id), entered: 1, left: 0, tokens: 1 } as const];
  });
  return shiftRows({
    plan,
    playbook,
    overlay: { nodes: Object.fromEntries(reached), edges: {} },
    anchors: iso(knownAnchors(playbook, { T0 })),
    moved: iso(knownAnchors(playbook, { T0: toMs })),
  });
}

const told = (rows: readonly ShiftRow[], group: ShiftRow['group']) =>
  rows.filter((row) => row.group === group && row.toMs !== null).map((row) => row.title.en);

describe('the dates that moving the event day moves', () => {
  it('are the anchors and phases, all that is open, and what still lies ahead', async () => {
    const rows = await rowsFor('PT3H');
    expect(told(rows, 'anchors')).toEqual(['Event (T0)', 'End (T1)', 'Prep', 'Prep', 'Live', 'Live']);
    expect(told(rows, 'open').toSorted()).toEqual(['wait', 'work', 'work']);
    expect(told(rows, 'ahead')).toEqual(['later', 'later']);
    const [from] = rows.filter((row) => row.title.en === 'Event (T0)');
    expect([from?.fromMs, from?.toMs]).toEqual([T0_MS, t('PT3H')]);
    expect(summarizeShift(rows)).toMatchObject({ moves: 11, atOnce: 0 });
  });

  it('say what then happens at once, with each warning told once', async () => {
    const rows = await rowsFor('-P2D');
    const atOnce = rows.filter(({ dueNow }) => dueNow);
    expect(atOnce.map((row) => row.title.en).toSorted()).toEqual(['wait', 'work']);
    const warnings = rows.flatMap((row) => row.warnings.map(({ en }) => en));
    expect(new Set(warnings).size).toBe(warnings.length);
    expect(warnings.some((text) => text.startsWith('“wait” would go on at once'))).toBe(true);
  });

  it('keep what has taken place as it is, and say so', async () => {
    const rows = await rowsFor('PT3H');
    const passed = rows.filter((row) => row.toMs === null && row.fromMs === null);
    expect(passed.map((row) => [row.title.en, row.warnings.length])).toEqual([['start', 1]]);
  });
});
