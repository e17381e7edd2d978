import { z } from 'zod';
import { findAction } from '../../rules/actions/catalogue.ts';
import type { ListedUser } from '../../rules/api/session.ts';
import { kindOf } from '../../rules/kinds/registry.ts';
import type { Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import type { Language } from '../../rules/problems/problem.ts';

/** The words for what a log or a task names by id. */
export interface Names {
  node(id: string | undefined): string;
  /** A rule of a node; the node's own title if the rule has none. */
  rule(node: string | undefined, rule: string): string;
  outcome(node: string | undefined, outcome: string): string;
  action(id: string): string;
  person(id: string): string;
  /** Whoever is meant by an assignee: a role, a team, a person, several people. */
  who(assignee: unknown): string;
  parameter(id: string): string;
}

interface NameWords {
  roleTitle(role: string): string;
  teamTitle(team: string): string;
  readonly someone: string;
  readonly separator: string;
}

const assigneeSchema = z.union([
  z.object({ role: z.string() }),
  z.object({ team: z.string() }),
  z.object({ person: z.string() }),
  z.object({ people: z.array(z.string()) }),
]);

const ruled = z.object({ rules: z.array(z.object({ id: z.string(), title: z.string() })) });

/** A node's rules by id, of a kind that has any. */
export function rulesOf(node: PlaybookNode | undefined): readonly { readonly id: string; readonly title: string }[] {
  return ruled.safeParse(node?.config).data?.rules ?? [];
}

export function createNames(
  playbook: Playbook | undefined,
  users: readonly ListedUser[],
  language: Language,
  words: NameWords,
): Names {
  const nodes = new Map((playbook?.nodes ?? []).map((node) => [node.id, node]));
  const people = new Map(users.map((user) => [user.id, user.name[language]]));
  const nodeTitle = (id: string | undefined): string => (id === undefined ? '' : (nodes.get(id)?.title ?? id));
  const person = (id: string): string => people.get(id) ?? id;
  return {
    node: nodeTitle,
    rule(node, rule) {
      const titled = rulesOf(node === undefined ? undefined : nodes.get(node)).find((each) => each.id === rule)?.title;
      if (titled !== undefined && titled !== '') return titled;
      // What a node decides between may be its outcomes themselves.
      const of = node === undefined ? undefined : nodes.get(node);
      const outcome =
        of &&
        kindOf(of)
          .outcomes(of.config)
          .find((each) => each.id === rule);
      return outcome?.title[language] ?? (nodeTitle(node) || rule);
    },
    outcome(id, outcome) {
      const node = id === undefined ? undefined : nodes.get(id);
      if (!node) return outcome;
      return (
        kindOf(node)
          .outcomes(node.config)
          .find((each) => each.id === outcome)?.title[language] ?? outcome
      );
    },
    action: (id) => findAction(id)?.title[language] ?? id,
    person,
    who(assignee) {
      const parsed = assigneeSchema.safeParse(assignee).data;
      if (!parsed) return words.someone;
      if ('role' in parsed) return words.roleTitle(parsed.role);
      if ('team' in parsed) return words.teamTitle(parsed.team);
      if ('person' in parsed) return person(parsed.person);
      return parsed.people.map(person).join(words.separator);
    },
    parameter: (id) => playbook?.parameters[id]?.title ?? id,
  };
}
