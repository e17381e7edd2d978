import { z } from 'zod';
import { findAction } from '../../rules/actions/catalogue.ts';
import type { ListedUser } from '../../rules/api/session.ts';
import { kindOf } from '../../rules/kinds/registry.ts';
import type { Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { dataWords } from '../../rules/words/columns.ts';
import type { VariableFace } from '../../rules/words/conditions.ts';
import { anchorWords } from '../../rules/words/instants.ts';
import { titlesIn } from '../../rules/words/titles.ts';

/** The words for what a log or a task names by id. */
export interface Names {
  node(id: string | undefined): string;
  /** A rule of a node; the node's own title if the rule has none. */
  rule(node: string | undefined, rule: string): string;
  /** What a node decided for: a rule’s title, or where it has none what it leads to, its number in a table, or its id. */
  choice(node: string | undefined, rule: string): string;
  outcome(node: string | undefined, outcome: string): string;
  action(id: string): string;
  person(id: string): string;
  /** Whoever is meant by an assignee: a role, a team, a person, several people. */
  who(assignee: unknown): string;
  /** A parameter, or a variable. */
  figure(name: string): VariableFace;
  set(name: string): string;
  anchor(name: string): string;
}

interface NameWords {
  roleTitle(role: string): string;
  teamTitle(team: string): string;
  rowTitle(number: string): string;
  readonly someone: string;
  readonly separator: string;
}

const assigneeSchema = z.union([
  z.object({ role: z.string() }),
  z.object({ team: z.string() }),
  z.object({ person: z.string() }),
  z.object({ people: z.array(z.string()) }),
]);

const ruled = z.object({
  rules: z.array(z.object({ id: z.string(), title: z.string(), outcome: z.string().optional() })),
});

/** A node's rules by id, of a kind that has any. */
export function rulesOf(
  node: PlaybookNode | undefined,
): readonly { readonly id: string; readonly title: string; readonly outcome?: string | undefined }[] {
  return ruled.safeParse(node?.config).data?.rules ?? [];
}

export function createNames(
  playbook: Playbook | undefined,
  users: readonly ListedUser[],
  language: Language,
  words: NameWords,
): Names {
  const nodes = new Map((playbook?.nodes ?? []).map((node) => [node.id, node]));
  const titles = titlesIn({ nodes: playbook?.nodes ?? [] }, language);
  const people = new Map(users.map((user) => [user.id, user.name[language]]));
  const nodeTitle = (id: string | undefined): string => (id === undefined ? '' : (nodes.get(id)?.title ?? id));
  const person = (id: string): string => people.get(id) ?? words.roleTitle(id);
  const outcomeTitle = (id: string | undefined, outcome: string | undefined): string | undefined => {
    const node = id === undefined ? undefined : nodes.get(id);
    return (
      node &&
      kindOf(node)
        .outcomes(node.config)
        .find((each) => each.id === outcome)?.title[language]
    );
  };
  return {
    node: nodeTitle,
    rule(node, rule) {
      const titled = rulesOf(node === undefined ? undefined : nodes.get(node)).find((each) => each.id === rule)?.title;
      if (titled !== undefined && titled !== '') return titled;
      // What a node decides between may be its outcomes themselves.
      return outcomeTitle(node, rule) ?? (nodeTitle(node) || rule);
    },
    choice(node, rule) {
      const known = rulesOf(node === undefined ? undefined : nodes.get(node)).find((each) => each.id === rule);
      if (known?.title) return known.title;
      if (/^\d+$/.test(rule)) return words.rowTitle(rule);
      return outcomeTitle(node, known?.outcome ?? rule) ?? rule;
    },
    outcome: (id, outcome) => outcomeTitle(id, outcome) ?? outcome,
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
    figure(name) {
      const parameter = playbook?.parameters[name];
      return parameter ? { title: parameter.title || name, type: parameter.type } : titles.variable(name);
    },
    set: (name) => dataWords(name, { language, set: titles.set }),
    anchor: (name) => anchorWords(name, playbook?.anchors),
  };
}
