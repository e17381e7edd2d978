import { LEVERS } from '../actions/catalogue.ts';
import type { Problem } from '../problems/problem.ts';
import type { Reasoner } from '../conditions/reason/reasoner.ts';
import { defineFinding } from './finding.ts';
import { firingsIn } from './firings.ts';
import type { Firing } from './firings.ts';
import { isAfter } from './instants.ts';
import type { LintModel } from './model.ts';
import { setTo } from './repairs.ts';

const contested = defineFinding(
  'lever-contested',
  {
    en: '“{rule}” and “{otherRule}” both turn one lever by themselves (“{lever}”, by “{effect}” and “{otherEffect}”), at the same time for all that can be known: the later one undoes the earlier. Let one of them ask first, make their conditions exclude each other, or give them different targets or windows.',
    'zh-CN':
      '“{rule}”与“{otherRule}”会自动调整同一个杠杆（“{lever}”，由“{effect}”与“{otherEffect}”执行），且可能同时触发：后者会覆盖前者。请让其中之一先请示，使条件互斥，或使用不同的对象或时段。',
  },
  { severity: 'warning', example: 'two monitors that both run "ads.raiseBudget" for the same channel' },
);
const unlimited = defineFinding(
  'fires-without-limit',
  {
    en: 'The rule “{rule}” has “{effect}” act by itself each time that its condition comes true again, however often. Give it a cooldown, a most number of firings, or a recovery of its own.',
    'zh-CN':
      '规则“{rule}”的条件每次重新成立，都会让“{effect}”自动执行，次数不限。请设置冷却、最多触发次数，或单独的恢复条件。',
  },
  {
    severity: 'warning',
    example: 'a monitor rule without "cooldown", "maxFires" and "recover" that leads to an auto action',
  },
);

/** What monitors do by themselves: too often, or against each other. */
export function lintLevers(model: LintModel): readonly Problem[] {
  const firings = firingsIn(model);
  return [...unlimitedFirings(firings), ...contests(model, firings)];
}

function unlimitedFirings(firings: readonly Firing[]): Problem[] {
  const seen = new Set<string>();
  return firings.flatMap(({ rule, pointer, monitor, action }) => {
    const isLimited = rule.cooldown !== undefined || rule.maxFires !== undefined || rule.recover !== undefined;
    if (isLimited || seen.has(pointer)) return [];
    seen.add(pointer);
    const fix = setTo(`${pointer}/cooldown`, 'PT1H', {
      en: 'Let it rest for an hour after each firing',
      'zh-CN': '每次触发后冷却 1 小时',
    });
    return [unlimited({ pointer, node: monitor.node.id }, { rule: rule.id, effect: action.node.id }, fix)];
  });
}

function contests(model: LintModel, firings: readonly Firing[]): Problem[] {
  const byLever = new Map<string, Firing[]>();
  const seen = new Set<string>();
  return firings.flatMap((firing) => {
    const { definition, rule, monitor, action, pointer } = firing;
    if (!definition) return [];
    const { lever } = definition;
    const earlier = byLever.get(lever) ?? [];
    byLever.set(lever, earlier);
    const rival = earlier.find(
      (other) =>
        other.pointer !== pointer &&
        isSameTarget(other, firing) &&
        !areApart(model, other, firing) &&
        !exclude(model.reasoner, other, firing),
    );
    earlier.push(firing);
    if (!rival || seen.has(`${pointer} ${rival.pointer}`)) return [];
    seen.add(`${pointer} ${rival.pointer}`);
    return [
      contested(
        { pointer, node: monitor.node.id },
        {
          lever: LEVERS[lever],
          rule: `${monitor.node.id}.${rule.id}`,
          otherRule: `${rival.monitor.node.id}.${rival.rule.id}`,
          effect: action.node.id,
          otherEffect: rival.action.node.id,
        },
      ),
    ];
  });
}

const LITERAL = /^\s*"[^"]*"\s*$/;

/** What a lever belongs to: a channel, a module of a page. Two different constants are different ones. */
function isSameTarget(a: Firing, b: Firing): boolean {
  return Object.entries(a.definition!.inputs).every(([name, { type }]) => {
    if (type !== 'channel' && type !== 'text') return true;
    const [one, other] = [a.effect.with[name], b.effect.with[name]];
    const areConstants = one !== undefined && other !== undefined && LITERAL.test(one) && LITERAL.test(other);
    // Two reasons for one thing are no two things.
    return !areConstants || b.definition!.inputs[name]?.optional || one.trim() === other.trim();
  });
}

/** Whether the one’s window is over when the other’s begins. */
const areApart = ({ instant }: LintModel, a: Firing, b: Firing): boolean =>
  isAfter(instant(a.watch.window.from), instant(b.watch.window.to)) ||
  isAfter(instant(b.watch.window.from), instant(a.watch.window.to));

/** Whether never both hold: of rows, where both are about the same ones. */
const exclude = (reasoner: Reasoner, a: Firing, b: Firing): boolean =>
  a.watch.forEach === b.watch.forEach && reasoner.verdict({ all: [a.rule.conditions, b.rule.conditions] }) === 'never';
