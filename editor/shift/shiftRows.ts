import type { Overlay } from '../../rules/api/overlay.ts';
import type { Plan } from '../../rules/api/interventions.ts';
import { faces } from '../../rules/kinds/faces.ts';
import { PHASES } from '../../rules/playbook/phases.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Problem, Text } from '../../rules/problems/problem.ts';
import { anchorTitle } from '../../rules/words/instants.ts';
import { PHASE_TITLES } from '../../rules/words/phases.ts';
import { timetableOf } from '../../rules/windows/timetable.ts';
import type { Timetable } from '../../rules/windows/timetable.ts';
import { instantMs } from '../i18n/format/times.ts';

export type AnchorPlan = Extract<Plan, { type: 'moveAnchor' }>;

export const SHIFT_GROUPS = ['open', 'anchors', 'ahead'] as const;
/** `open`: what tokens are on or timers wait for; `ahead`: what has not been reached yet. */
export type ShiftGroup = (typeof SHIFT_GROUPS)[number];

/** One date that moves. Instants are epoch ms; null: there is none. */
export interface ShiftRow {
  readonly key: string;
  readonly group: ShiftGroup;
  readonly node: string | undefined;
  readonly title: Text;
  /** What of it moves: a field of its settings, or what a timer is for. */
  readonly field: { readonly text: Text } | { readonly timer: string } | { readonly end: 'from' | 'to' } | undefined;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** It lies in the past then, and happens as soon as it is moved. */
  readonly dueNow: boolean;
  readonly warnings: readonly Text[];
}

interface Moved {
  readonly plan: AnchorPlan;
  readonly playbook: Playbook;
  readonly overlay: Overlay;
  /** All anchors as they are, and as they would be (ISO 8601). */
  readonly anchors: Readonly<Record<string, string>>;
  readonly moved: Readonly<Record<string, string>>;
}

/** Every date that moving an anchor moves: those of the plan, then those of the nodes that nobody has come to yet. */
export function shiftRows({ plan, playbook, overlay, anchors, moved }: Moved): readonly ShiftRow[] {
  const nodes = new Map(playbook.nodes.map((node) => [node.id, node]));
  const same = (text: string): Text => ({ en: text, 'zh-CN': text });
  const titleOf = (id: string): Text => {
    const node = nodes.get(id);
    return node?.title ? same(node.title) : node ? faces[node.kind].title : same(id);
  };
  const rest = [...plan.warnings];
  /** The warnings about a node and field, each told once. */
  const take = (node: string, field: string): readonly Text[] => {
    const fits = ({ place }: Problem): boolean =>
      place.node === node && (field === '' || place.pointer.endsWith(`/config${field}`));
    const found = rest.filter(fits);
    for (const each of found) rest.splice(rest.indexOf(each), 1);
    return found.map(({ message }) => message);
  };
  const ms = (text: string | null): number | null => (text === null ? null : instantMs(text));
  const none = { node: undefined, field: undefined, dueNow: false, warnings: [] };
  const ofAnchors = plan.anchors.map(({ anchor, from, to }): ShiftRow => ({
    ...none,
    key: `anchor ${anchor}`,
    group: 'anchors',
    title: {
      en: anchorTitle(anchor, 'en', playbook.anchors),
      'zh-CN': anchorTitle(anchor, 'zh-CN', playbook.anchors),
    },
    fromMs: ms(from),
    toMs: instantMs(to),
  }));
  const ofInstants = plan.instants.map(({ node, field, title, from, to }, index): ShiftRow => ({
    ...none,
    key: `instant ${index}`,
    group: 'open',
    node,
    title: titleOf(node),
    field: { text: title },
    fromMs: instantMs(from),
    toMs: instantMs(to),
    warnings: take(node, field),
  }));
  const ofTimers = plan.timers.map(({ node, what, from, to, dueNow }, index): ShiftRow => ({
    ...none,
    key: `timer ${index}`,
    group: 'open',
    node,
    title: titleOf(node),
    field: { timer: what },
    fromMs: ms(from),
    toMs: ms(to),
    dueNow,
    warnings: take(node, ''),
  }));
  const [before, after] = [timetableOf(playbook, anchors), timetableOf(playbook, moved)];
  const ahead = before && after ? aheadRows(playbook, overlay, before, after, titleOf) : [];
  // What is left over is about nodes that have been passed: they stay as they are.
  const passed = rest.map((problem, index): ShiftRow => ({
    ...none,
    key: `passed ${index}`,
    group: 'open',
    node: problem.place.node,
    title: titleOf(problem.place.node ?? ''),
    fromMs: null,
    toMs: null,
    warnings: [problem.message],
  }));
  const open = withoutEchoes(ofInstants, ofTimers);
  return [...ofAnchors, ...open, ...passed, ...phaseRows(before, after), ...ahead];
}

/** A timer that waits for a moved setting's own instant says the same again: the setting's row tells what it says. */
function withoutEchoes(instants: readonly ShiftRow[], timers: readonly ShiftRow[]): readonly ShiftRow[] {
  const isEcho = (timer: ShiftRow, { node, fromMs, toMs }: ShiftRow): boolean =>
    timer.node === node && timer.fromMs === fromMs && timer.toMs === toMs;
  const told = instants.map((row): ShiftRow => {
    const echoes = timers.filter((timer) => isEcho(timer, row));
    const dueNow = echoes.some((each) => each.dueNow);
    return { ...row, dueNow, warnings: [...row.warnings, ...echoes.flatMap((each) => each.warnings)] };
  });
  return [...told, ...timers.filter((timer) => !instants.some((row) => isEcho(timer, row)))];
}

function phaseRows(before: Timetable | undefined, after: Timetable | undefined): readonly ShiftRow[] {
  return PHASES.flatMap((phase) =>
    (['fromMs', 'toMs'] as const).flatMap((end): ShiftRow[] => {
      const [was, is] = [before?.phases[phase]?.[end], after?.phases[phase]?.[end]];
      if (was === undefined || is === undefined || was === is) return [];
      const field = { end: end === 'fromMs' ? ('from' as const) : ('to' as const) };
      const common = { node: undefined, dueNow: false, warnings: [], title: PHASE_TITLES[phase], field };
      return [{ ...common, key: `phase ${phase} ${end}`, group: 'anchors', fromMs: was, toMs: is }];
    }),
  );
}

function aheadRows(
  playbook: Playbook,
  overlay: Overlay,
  before: Timetable,
  after: Timetable,
  titleOf: (id: string) => Text,
): readonly ShiftRow[] {
  return playbook.nodes
    .filter(({ id }) => (overlay.nodes[id]?.state ?? 'idle') === 'idle')
    .flatMap(({ id }): ShiftRow[] => {
      const [was, is] = [before.windows.get(id), after.windows.get(id)];
      if (!was || !is) return [];
      const common = { group: 'ahead' as const, node: id, title: titleOf(id), dueNow: false, warnings: [] };
      const isPoint = was.fromMs === was.toMs && is.fromMs === is.toMs;
      const ends = isPoint ? (['from'] as const) : (['from', 'to'] as const);
      return ends.flatMap((end): ShiftRow[] => {
        const [fromMs, toMs] = end === 'from' ? [was.fromMs, is.fromMs] : [was.toMs, is.toMs];
        if (fromMs === toMs) return [];
        return [{ ...common, key: `ahead ${id} ${end}`, field: isPoint ? undefined : { end }, fromMs, toMs }];
      });
    })
    .toSorted((a, b) => (a.toMs ?? 0) - (b.toMs ?? 0));
}

export interface ShiftSummary {
  readonly moves: number;
  readonly atOnce: number;
  readonly attention: number;
}

export const summarizeShift = (rows: readonly ShiftRow[]): ShiftSummary => ({
  moves: rows.filter(({ toMs }) => toMs !== null).length,
  atOnce: rows.filter(({ dueNow }) => dueNow).length,
  attention: rows.filter(({ warnings }) => warnings.length > 0).length,
});
