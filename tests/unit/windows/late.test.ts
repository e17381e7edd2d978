import { lateAtLaunch } from '../../../rules/windows/late.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';
import { resolveAnchors } from '../../../rules/time/instant.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { examplePlaybook, nodeOf } from '../../editor/canvas/example.ts';

const playbook = examplePlaybook();
const NOW = parseTimestamp('2026-10-20T12:00:00+08:00')!;

function late(T0: string, changed: readonly PlaybookNode[] = []) {
  const anchors = resolveAnchors(playbook.anchors, { T0 }, playbook.timezone);
  if (!anchors.ok) throw new Error('The anchors can be resolved');
  const nodes = playbook.nodes.map((node) => changed.find(({ id }) => id === node.id) ?? node);
  return lateAtLaunch({ ...playbook, nodes }, anchors.value, NOW);
}

describe('a campaign launched with days that have passed', () => {
  it('has nothing late when all lies ahead', () => {
    expect(late('2026-11-11T00:00:00+08:00')).toEqual({ anchors: [], starts: [], overWatches: [], deadlines: [] });
  });

  it('starts at once where only the start’s instant has passed', () => {
    expect(late('2026-10-25T00:00:00+08:00')).toMatchObject({ anchors: [], starts: ['start'], overWatches: [] });
  });

  it('closes watches whose window is over, and names the anchors that have passed', () => {
    expect(late('2026-10-01T00:00:00+08:00')).toMatchObject({
      anchors: ['T0', 'T1'],
      starts: ['start'],
      overWatches: ['watch'],
    });
  });

  it('finds tasks that are late from the beginning, but not those whose time counts from when they come', () => {
    const act = nodeOf(playbook, 'act');
    const due = (at: string) =>
      late('2026-10-15T00:00:00+08:00', [{ ...act, config: { ...act.config, due: at } } as PlaybookNode]).deadlines;
    expect(due('T0 + P1D')).toEqual(['act']);
    expect(due('T0 + P20D')).toEqual([]);
    expect(due('P1D')).toEqual([]);
    expect(due('now + P1D')).toEqual([]);
  });
});
