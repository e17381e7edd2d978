import type { TypeOfName } from '../feel/infer.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Kind } from '../kinds/registry.ts';
import type { KindSpec, Outcome } from '../kinds/spec.ts';
import { prepare } from '../playbook/program.ts';
import type { Program } from '../playbook/program.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import type { VisitedField } from '../playbook/visit-fields.ts';
import { descendantsOf, graphOf, reachableFrom } from './graph.ts';
import type { Descendants, Graph } from './graph.ts';
import { Reasoner } from '../conditions/reason/reasoner.ts';
import type { Known } from '../conditions/reason/domains.ts';
import { relativeInstants } from './instants.ts';
import type { Relative } from './instants.ts';
import { knownOf } from './known.ts';
import { namesOf } from './names.ts';
import type { Names } from './names.ts';
import { conditionSites, expressionSites } from './sites.ts';
import type { ConditionSite, ExpressionSite } from './sites.ts';
import { typesIn } from './type-of.ts';

/** A node with what all checks ask of it, asked once. */
export interface ModelNode {
  readonly node: PlaybookNode;
  readonly index: number;
  readonly spec: KindSpec<Kind, unknown>;
  /** JSON Pointers of the node and of its config. */
  readonly pointer: string;
  readonly config: string;
  readonly outcomes: readonly Outcome[];
  readonly fields: readonly VisitedField[];
  readonly variables: readonly string[];
  readonly sets: readonly string[];
}

/** What the checks look at: the playbook, its nodes and its flow, each derived once. */
export interface LintModel {
  readonly playbook: Playbook;
  readonly program: Program;
  readonly nodes: readonly ModelNode[];
  readonly graph: Graph;
  /** Nodes that begin a flow, and all that can be reached from them. */
  readonly starts: readonly number[];
  readonly reached: Uint8Array;
  readonly descendants: Descendants;
  readonly names: Names;
  readonly known: Known;
  readonly reasoner: Reasoner;
  readonly typeOf: TypeOfName;
  /** Reads an instant relative to the anchor that it hangs on. */
  instant(text: string): Relative | undefined;
  readonly conditions: readonly ConditionSite[];
  readonly expressions: readonly ExpressionSite[];
}

export function modelOf(playbook: Playbook): LintModel {
  const program = prepare(playbook);
  const nodes = playbook.nodes.map((node, index): ModelNode => {
    const spec = kindOf(node);
    const pointer = `/nodes/${index}`;
    const config = `${pointer}/config`;
    return {
      node,
      index,
      spec,
      pointer,
      config,
      outcomes: spec.outcomes(node.config),
      fields: visitFields(spec.config, node.config, config),
      variables: spec.variables?.(node) ?? [],
      sets: spec.sets?.(node) ?? [],
    };
  });
  const graph = graphOf(program);
  const starts = nodes.filter(({ spec }) => spec.arm).map(({ index }) => index);
  const names = namesOf({ playbook, nodes });
  const typeOf = typesIn({ playbook, nodes });
  const known = knownOf({ playbook, nodes }, typeOf);
  const conditions = conditionSites({ playbook, nodes });
  let descendants: Descendants | undefined;
  return {
    playbook,
    program,
    nodes,
    graph,
    starts,
    reached: reachableFrom(graph, starts),
    get descendants() {
      return (descendants ??= descendantsOf(graph));
    },
    names,
    known,
    reasoner: new Reasoner(known, playbook.conditions ?? {}),
    instant: relativeInstants(playbook),
    typeOf,
    conditions,
    expressions: expressionSites({ nodes }, conditions),
  };
}
