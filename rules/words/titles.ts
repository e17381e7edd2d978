import { faceOf } from '../kinds/faces.ts';
import type { KindFace, NodeOf } from '../kinds/face.ts';
import type { Kind } from '../kinds/faces.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import type { Language } from '../problems/problem.ts';
import type { Reading, VariableFace } from './conditions.ts';
import { reportedField } from './reported.ts';

/** What a playbook's variables and sets are called, by their names, as data. */
export interface Titles {
  readonly variables: Readonly<Record<string, VariableFace>>;
  readonly sets: Readonly<Record<string, string>>;
  /** The titles of the nodes that set variables named after them, by id. */
  readonly owners: Readonly<Record<string, string>>;
}

type Nodes = Pick<Playbook, 'nodes'>;

/** Looks variables and sets up by their names; their titles are worked out when the first is asked for. */
export function titlesIn({ nodes }: Nodes, language: Language): Required<Pick<Reading, 'variable' | 'set'>> {
  let known: Titles | undefined;
  const titles = (): Titles => (known ??= titlesOf({ nodes }, language));
  return {
    variable: (name) => lookUp(titles(), language).variable(name),
    set: (name) => lookUp(titles(), language).set(name),
  };
}

/** Looks up in titles that are there already. */
export const lookUp = (
  { variables, sets, owners }: Titles,
  language: Language,
): Required<Pick<Reading, 'variable' | 'set'>> => ({
  variable(name) {
    if (Object.hasOwn(variables, name)) return variables[name]!;
    const [head, field] = name.split('.', 2) as [string, string?];
    const owner = Object.hasOwn(owners, head) ? owners[head] : variables[head]?.title;
    return { title: field === undefined || owner === undefined ? name : `${owner} · ${fieldTitle(field, language)}` };
  },
  set: (name) => (Object.hasOwn(sets, name) ? sets[name]! : name),
});

/** The titles of all variables and sets: their own, else that of the node that makes nothing else. */
export function titlesOf({ nodes }: Nodes, language: Language): Titles {
  const variables: Record<string, VariableFace> = {};
  const sets: Record<string, string> = {};
  const owners: Record<string, string> = {};
  for (const made of nodes.flatMap(makingOf)) {
    const { node, own, types } = made;
    const title = node.title || node.id;
    const named = (name: string): string | undefined => own[name]?.[language] || undefined;
    if (made.variables.some((name) => name.startsWith(`${node.id}.`))) owners[node.id] = title;
    for (const name of made.variables) {
      const field = name.startsWith(`${node.id}.`) ? name.slice(node.id.length + 1) : undefined;
      const alone = made.variables.length === 1 && !Object.hasOwn(variables, name) ? node.title : '';
      const type = types[name]?.type;
      variables[name] = {
        title:
          field === undefined
            ? (named(name) ?? (alone || fieldTitle(name, language)))
            : `${title} · ${named(name) ?? fieldTitle(field, language)}`,
        ...(type && { type }),
      };
    }
    for (const name of made.sets) {
      sets[name] = name.startsWith(`${node.id}.`)
        ? `${title} · ${named(name) ?? name.slice(node.id.length + 1)}`
        : (named(name) ?? (node.title || name));
    }
  }
  return { variables, sets, owners };
}

/** What a name in figures is commonly called; itself if it is not common. */
const fieldTitle = (name: string, language: Language): string => reportedField(name)?.title[language] ?? name;

interface Making {
  readonly node: PlaybookNode;
  readonly variables: readonly string[];
  readonly sets: readonly string[];
  readonly own: ReturnType<NonNullable<Face['titles']>>;
  readonly types: ReturnType<NonNullable<Face['variableTypes']>>;
}

type Face = KindFace<Kind, unknown>;

/** What a node makes; nothing is known of one that is half filled in. */
function makingOf(node: PlaybookNode): readonly Making[] {
  const face = faceOf(node);
  const of: NodeOf<unknown> = node;
  try {
    const [variables, sets] = [face.variables?.(of) ?? [], face.sets?.(of) ?? []];
    if (variables.length + sets.length === 0) return [];
    return [{ node, variables, sets, own: face.titles?.(of) ?? {}, types: face.variableTypes?.(of) ?? {} }];
  } catch {
    return [];
  }
}
