import type { Parameter, Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import type { Json } from '../../rules/json.ts';

export interface NodeChange {
  readonly type: 'added' | 'removed' | 'changed';
  readonly id: string;
  readonly title: string;
}

export interface ParameterChange {
  readonly id: string;
  readonly parameter: Parameter;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export interface VersionChanges {
  readonly nodes: readonly NodeChange[];
  readonly parameters: readonly ParameterChange[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a step does, without where it is drawn. */
const meaning = ({ kind, phase, title, config }: PlaybookNode) => ({ kind, phase, title, config });

const ways = (id: string, { edges }: Playbook): readonly string[] =>
  edges
    .filter((edge) => edge.from === id)
    .map((edge) => `${edge.outcome} ${edge.to}`)
    .sort();

/** How a version differs from an earlier one in what it will do: moving a step on the canvas is no change. */
export function compareVersions(before: Playbook, after: Playbook): VersionChanges {
  const earlier = new Map(before.nodes.map((node) => [node.id, node]));
  const later = new Set(after.nodes.map((node) => node.id));
  const nodes: NodeChange[] = after.nodes.flatMap((node): NodeChange[] => {
    const was = earlier.get(node.id);
    const { id, title } = node;
    if (!was) return [{ type: 'added', id, title }];
    const unchanged = same(meaning(was), meaning(node)) && same(ways(id, before), ways(id, after));
    return unchanged ? [] : [{ type: 'changed', id, title }];
  });
  const removed = before.nodes
    .filter((node) => !later.has(node.id))
    .map(({ id, title }): NodeChange => ({ type: 'removed', id, title }));
  const names = [...new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])];
  const parameters = names.flatMap((id): ParameterChange[] => {
    const [was, is] = [before.parameters[id], after.parameters[id]];
    const parameter = is ?? was;
    return !parameter || same(was, is) ? [] : [{ id, parameter, before: was?.default, after: is?.default }];
  });
  return { nodes: [...nodes, ...removed], parameters };
}
