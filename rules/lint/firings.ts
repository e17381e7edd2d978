import { findAction } from '../actions/catalogue.ts';
import type { ActionDefinition } from '../actions/catalogue.ts';
import type { PlannedEffect, WatchRule, WatchSpec } from '../kinds/spec.ts';
import type { LintModel, ModelNode } from './model.ts';

/** An effect that a rule of a monitor has by itself: nothing and nobody stands between its firing and the change. */
export interface Firing {
  readonly monitor: ModelNode;
  readonly watch: WatchSpec & { readonly window: { readonly from: string; readonly to: string } };
  readonly rule: WatchRule;
  /** JSON Pointer of the rule. */
  readonly pointer: string;
  readonly action: ModelNode;
  readonly effect: PlannedEffect;
  readonly definition: ActionDefinition | undefined;
}

/** All that the rules of monitors do by themselves. Rules in shadow mode do nothing. */
export function firingsIn(model: LintModel): readonly Firing[] {
  return model.nodes.flatMap((monitor) => {
    const watch = monitor.spec.watch?.(monitor.node.config);
    const window = watch?.window;
    if (!watch || !window || !model.reached[monitor.index]) return [];
    return watch.rules.flatMap((rule, index) => {
      if (rule.shadow) return [];
      const pointer = `${monitor.config}/rules/${index}`;
      return actingAtOnce(model, monitor, rule.id).map(([action, effect]) => ({
        monitor,
        watch: { ...watch, window },
        rule,
        pointer,
        action,
        effect,
        definition: findAction(effect.do),
      }));
    });
  });
}

/** The effects that need nobody, on the way from an outcome to whatever waits for time or a person. */
function actingAtOnce(
  { nodes, graph }: LintModel,
  { index }: ModelNode,
  outcome: string,
): readonly (readonly [ModelNode, PlannedEffect])[] {
  const found: (readonly [ModelNode, PlannedEffect])[] = [];
  const open = graph.leaving[index]!.filter(({ edge }) => edge.outcome === outcome).map(({ to }) => to);
  const seen = new Set(open);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const each = nodes[next]!;
    const effect = each.spec.effect?.(each.node.config);
    if (effect?.auto) found.push([each, effect]);
    if (effect ? !effect.auto : each.spec.passesTime(each.node.config)) continue;
    for (const { to } of graph.leaving[next]!) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return found;
}
