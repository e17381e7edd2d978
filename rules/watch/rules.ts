import { compileConditions, compileTest } from '../conditions/compile.ts';
import type { Facts } from '../conditions/facts.ts';
import { joinReferences, referencesOf } from '../conditions/references.ts';
import type { References } from '../conditions/references.ts';
import type { Why } from '../conditions/why.ts';
import { kindOf } from '../kinds/registry.ts';
import type { WatchRule, WatchSpec } from '../kinds/spec.ts';
import { sourceMetrics } from '../metrics/catalogue.ts';
import type { Program } from '../playbook/program.ts';

/** A rule ready for many evaluations. */
export interface CompiledRule {
  readonly spec: WatchRule;
  readonly holds: (facts: Facts) => boolean;
  readonly recovers: (facts: Facts) => boolean;
  readonly explain: (facts: Facts) => { readonly result: boolean; readonly why: Why };
  /** What the conditions and those of recovery read. */
  readonly references: References;
  /** The metrics whose points have it evaluated, and whose completeness it waits for: of derived ones the parts, which alone have sources. */
  readonly metrics: ReadonlySet<string>;
}

export interface CompiledWatch {
  readonly spec: WatchSpec;
  readonly rules: readonly CompiledRule[];
  readonly metrics: readonly string[];
  readonly phase: string;
}

/** The watch's part of a playbook, compiled once for each node that watches. */
export type WatchProgram = (node: string) => CompiledWatch;

export function compileWatch(program: Program): WatchProgram {
  const compiled = new Map<string, CompiledWatch>();
  return (id) => {
    let watch = compiled.get(id);
    if (!watch) compiled.set(id, (watch = compileNode(program, id)));
    return watch;
  };
}

function compileNode(program: Program, id: string): CompiledWatch {
  const node = program.nodes.get(id)!;
  const spec = kindOf(node).watch!(node.config);
  const shared = program.playbook.conditions ?? {};
  const rules = spec.rules.map((rule): CompiledRule => {
    const holds = compileTest(rule.conditions, shared);
    const references = joinReferences(
      [rule.conditions, rule.recover].flatMap((each) => (each ? [referencesOf(each, shared)] : [])),
    );
    return {
      spec: rule,
      holds,
      recovers: rule.recover === undefined ? (facts) => !holds(facts) : compileTest(rule.recover, shared),
      explain: compileConditions(rule.conditions, shared),
      references,
      metrics: new Set(references.metrics.flatMap((query) => sourceMetrics(query.id))),
    };
  });
  const judged = spec.judge?.metrics ?? [];
  return {
    spec,
    rules,
    metrics: [...new Set([...rules.flatMap((rule) => [...rule.metrics]), ...judged])],
    phase: node.phase,
  };
}
