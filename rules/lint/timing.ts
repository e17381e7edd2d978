import { parseDuration } from '../time/duration.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { earliestOf } from './earliest.ts';
import { defineFinding } from './finding.ts';
import { isAfter } from './instants.ts';
import type { LintModel, ModelNode } from './model.ts';
import { setTo } from './repairs.ts';

const deadlinePassed = defineFinding(
  'deadline-before-entry',
  {
    en: '“{node}” can be reached only after “{deadline}”, which is then over: at least {late} late. Let it be reached earlier, or set a later time.',
    'zh-CN': '“{node}”最早也要在“{deadline}”之后才能到达，届时已逾期至少 {late}。请提前到达，或推迟该时间。',
  },
  { severity: 'warning', example: '"due": "T0 - P1D" on a task behind a wait until T0' },
);
const windowInverted = defineFinding(
  'window-inverted',
  {
    en: 'The window ends (“{to}”) before it begins (“{from}”), so nothing is ever looked at.',
    'zh-CN': '时段在开始（“{from}”）之前就已结束（“{to}”），不会进行任何判断。',
  },
  { severity: 'warning', example: '"window": {"from": "T0 + P1D", "to": "T0"}' },
);
const phaseInverted = defineFinding(
  'phase-inverted',
  {
    en: 'The phase “{phase}” ends (“{to}”) before it begins (“{from}”).',
    'zh-CN': '阶段“{phase}”在开始（“{from}”）之前就已结束（“{to}”）。',
  },
  { severity: 'warning', example: '"live": {"from": "T1", "to": "T0"}' },
);
const windowOutsidePhase = defineFinding(
  'window-outside-phase',
  {
    en: 'The window (“{from}” to “{to}”) reaches beyond the phase “{phase}” that the node lies in (“{phaseFrom}” to “{phaseTo}”). Move the node, or change the window.',
    'zh-CN': '时段（“{from}”至“{to}”）超出节点所在阶段“{phase}”（“{phaseFrom}”至“{phaseTo}”）。请移动节点或调整时段。',
  },
  { severity: 'warning', example: '"window": {"from": "T1", "to": "T1 + P1D"} in the phase "live" that ends at T1' },
);

/** Windows and deadlines that time has passed over, as far as it can be known before anything is launched. */
export function lintTiming(model: LintModel): readonly Problem[] {
  return [...phaseProblems(model), ...windowProblems(model), ...deadlineProblems(model)];
}

function phaseProblems({ playbook, instant }: LintModel): Problem[] {
  return Object.entries(playbook.phases).flatMap(([phase, { from, to }]) =>
    isAfter(instant(from), instant(to)) ? [phaseInverted(`/phases/${phase}`, { phase, from, to })] : [],
  );
}

function windowProblems({ playbook, nodes, instant }: LintModel): Problem[] {
  return nodes.flatMap(({ node, spec, config }) => {
    const window = spec.watch?.(node.config).window;
    if (!window) return [];
    const { from, to } = window;
    // Of some kinds the window follows from other fields.
    const place = { pointer: 'window' in node.config ? `${config}/window` : config, node: node.id };
    if (isAfter(instant(from), instant(to))) return [windowInverted(place, { from, to })];
    const phase = playbook.phases[node.phase];
    if (!phase) return [];
    const isOutside = isAfter(instant(phase.from), instant(from)) || isAfter(instant(to), instant(phase.to));
    if (!isOutside) return [];
    return [windowOutsidePhase(place, { from, to, phase: node.phase, phaseFrom: phase.from, phaseTo: phase.to })];
  });
}

function deadlineProblems(model: LintModel): Problem[] {
  const { nodes, instant, graph } = model;
  const withDeadline = nodes.filter(({ node, spec }) =>
    Object.values(spec.deadlines?.(node.config) ?? {}).some(Boolean),
  );
  if (withDeadline.length === 0) return [];
  const earliest = earliestOf(model);
  return withDeadline.flatMap((each) => {
    const { node, spec, config, index } = each;
    if (graph.indexOf(node.id) !== index) return [];
    return Object.entries(spec.deadlines!(node.config)).flatMap(([pointer, deadline]) => {
      if (deadline === undefined || parseDuration(deadline)) return [];
      const at = instant(deadline);
      const entered = earliest(index).find(({ root }) => root === at?.root);
      if (!at || !entered || !isAfter(entered, at)) return [];
      const lateMs = Math.min(...entered.ms.map((ms, sample) => ms - at.ms[sample]!));
      const place = { pointer: config + pointer, node: node.id };
      return [deadlinePassed(place, { node: node.id, deadline, late: inWords(lateMs) }, laterBy(each, place.pointer))];
    });
  });
}

/** Where a duration may stand in its place, the deadline can be counted from entering. */
function laterBy({ fields }: ModelNode, pointer: string): Fix | undefined {
  const takesDuration = fields.some((each) => each.pointer === pointer && each.meta.control === 'instantOrDuration');
  return takesDuration
    ? setTo(pointer, 'P1D', { en: 'Make it one day from when it is reached', 'zh-CN': '改为到达后 1 天' })
    : undefined;
}

function inWords(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  return [days && `${days} d`, hours && `${hours} h`, days === 0 && minutes % 60 && `${minutes % 60} min`]
    .filter(Boolean)
    .join(' ');
}
