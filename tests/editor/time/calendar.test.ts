import { actualOf } from '../../../editor/calendar/actual.ts';
import { rowsOf } from '../../../editor/calendar/rows.ts';
import type { Grouping } from '../../../editor/calendar/rows.ts';
import { domainOf, fittingScale, legibleScale } from '../../../editor/calendar/scale.ts';
import { assigneeWords } from '../../../editor/playbook/kinds/people.ts';
import { timetableOf } from '../../../rules/windows/timetable.ts';
import { node, playbookOf, T0_MS } from '../../support/playbooks.ts';

const HOUR = 3_600_000;
const playbook = playbookOf({
  nodes: [
    node('start', 'start', { when: { at: 'T0 - P3D' } }, 'prep'),
    node('late', 'task', { assignee: { role: 'operator' }, due: 'T0' }, 'prep'),
    node('early', 'task', { assignee: { role: 'operator' }, due: 'T0 - P2D' }, 'prep'),
    node('sign', 'approval', { approvers: { people: ['li', 'zhao'] } }, 'live'),
  ],
  edges: ['start.started > early', 'early.done > late', 'late.done > sign'],
});
const timetable = timetableOf(playbook, { T0: T0_MS })!;
const lines = (by: Grouping) =>
  rowsOf(playbook, timetable, by, (worker) => assigneeWords(worker, 'en') || 'engine').map((row) =>
    row.type === 'group' ? `${row.group} ${row.count}` : `- ${row.key}`,
  );

describe('the lines of the calendar', () => {
  it('are the nodes of each phase in order of time', () => {
    expect(lines('lane')).toEqual(['prep 3', '- start', '- early', '- late', 'live 1', '- sign']);
  });

  it('are the work of each role or person, and what runs by itself after it', () => {
    expect(lines('people')).toEqual(['Operator 2', '- early', '- late', 'li, zhao 1', '- sign', 'engine 1', '- start']);
  });

  it('fit on the scale, a run that lies outside of the plan too', () => {
    const domain = domainOf(timetable, [T0_MS + 100 * HOUR]);
    expect(domain.fromMs).toBeLessThan(timetable.windows.get('start')!.fromMs);
    expect(domain.toMs).toBeGreaterThan(T0_MS + 100 * HOUR);
    expect((fittingScale(domain, 900) * (domain.toMs - domain.fromMs)) / HOUR).toBeCloseTo(900);
  });
});

describe('the scale of a running campaign', () => {
  it('shows the event wide enough to be read, however long it is prepared', () => {
    expect(
      legibleScale({ phases: { ...timetable.phases, live: { fromMs: T0_MS, toMs: T0_MS + 24 * HOUR } } }),
    ).toBeCloseTo(4);
    expect(legibleScale({ phases: {} })).toBeLessThan(1);
  });
});

describe('when a node really took place', () => {
  const run = { entered: 1, left: 1, tokens: 0, firstEntered: '2026-11-11T08:00:00+08:00' };
  const atMs = (text: string) => Date.parse(text);

  it('is from its first entering to its last leaving', () => {
    const overlay = {
      nodes: { a: { ...run, state: 'done' as const, lastLeft: '2026-11-11T09:00:00+08:00' } },
      edges: {},
    };
    expect(actualOf(overlay, 'a', undefined)).toEqual({
      fromMs: atMs('2026-11-11T08:00:00+08:00'),
      toMs: atMs('2026-11-11T09:00:00+08:00'),
      isOpen: false,
    });
    expect(actualOf(overlay, 'b', undefined)).toBeUndefined();
  });

  it('goes on until now where a token is on it, though another has left', () => {
    const overlay = {
      nodes: { a: { ...run, state: 'active' as const, lastLeft: '2026-11-11T09:00:00+08:00' } },
      edges: {},
    };
    expect(actualOf(overlay, 'a', atMs('2026-11-11T12:00:00+08:00'))).toMatchObject({
      toMs: atMs('2026-11-11T12:00:00+08:00'),
      isOpen: true,
    });
  });
});
