import { metrics } from '../../rules/metrics/catalogue.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Text } from '../../rules/problems/problem.ts';
import { figureTitles } from '../../rules/words/figures.ts';
import { namesOf } from './edit/ids.ts';

/** What conditions and expressions of a playbook can name. */
export interface Names {
  readonly parameters: readonly string[];
  readonly variables: readonly string[];
  readonly sets: readonly string[];
  readonly anchors: readonly string[];
  readonly metrics: readonly string[];
  /** All that an expression may name; of `node.field` the node. */
  readonly expressions: ReadonlySet<string>;
  /** What a figure is called. */
  title(name: string): Text;
}

export function namesIn(playbook: Playbook): Names {
  const unique = (names: readonly string[]) => [...new Set(names)];
  const parameters = Object.keys(playbook.parameters);
  const anchors = Object.keys(playbook.anchors);
  const declared = unique(playbook.nodes.flatMap((node) => namesOf(node, 'variables')));
  // `node.*` stands for variables that only the data will name.
  const variables = declared.filter((name) => !name.endsWith('.*'));
  const sets = unique(playbook.nodes.flatMap((node) => namesOf(node, 'sets')));
  return {
    parameters,
    variables,
    sets,
    anchors,
    metrics: Object.keys(metrics),
    title: figureTitles(playbook),
    expressions: new Set([...parameters, ...anchors, ...declared.map((name) => name.split('.')[0]!)]),
  };
}
