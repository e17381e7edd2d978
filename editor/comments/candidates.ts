import type { User } from '../../rules/api/session.ts';
import type { Mention } from '../../rules/comments/mentions.ts';
import { mentionKey } from '../../rules/comments/mentions.ts';
import type { Language } from '../../rules/problems/problem.ts';

/** Somebody who can be named, as the list beside the text shows them. */
export interface Candidate {
  /** What is written behind the `@`. */
  readonly name: string;
  readonly title: string;
  readonly mention: Mention;
  /** Answers for the node that the comment is about. */
  readonly isOwner: boolean;
  /** All that it is found by. */
  readonly search: string;
}

interface Nameable {
  readonly users: readonly User[];
  readonly roles: readonly string[];
  /** Those who answer for the node. */
  readonly owners: readonly Mention[];
  roleTitle(role: string): string;
}

/** Everybody who can be named: who answers for the node first, then people, then roles. */
export function candidatesOf({ users, roles, owners, roleTitle }: Nameable, language: Language): readonly Candidate[] {
  const owning = new Set(owners.map(mentionKey));
  const isOwner = (mention: Mention) => owning.has(mentionKey(mention));
  const people = users.map(({ id, name }): Candidate => {
    const mention = { person: id };
    const search = `${id} ${name.en} ${name['zh-CN']}`.toLowerCase();
    return { name: id, title: name[language], mention, isOwner: isOwner(mention), search };
  });
  const groups = roles.map((role): Candidate => {
    const mention = { role };
    const title = roleTitle(role);
    return { name: role, title, mention, isOwner: isOwner(mention), search: `${role} ${title}`.toLowerCase() };
  });
  return [...people, ...groups].toSorted((a, b) => Number(b.isOwner) - Number(a.isOwner));
}

const MOST = 6;

/** Those of whom a word begins with what was typed. */
export const findCandidates = (all: readonly Candidate[], typed: string): readonly Candidate[] => {
  const wish = typed.toLowerCase();
  return all.filter(({ search }) => search.split(' ').some((word) => word.startsWith(wish))).slice(0, MOST);
};
