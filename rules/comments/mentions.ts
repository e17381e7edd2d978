/** Somebody who is named in a text: a person by their id, or everybody with a role. */
export type Mention = { readonly person: string } | { readonly role: string };

/** Whom a text can name. */
export interface Known {
  readonly people: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

export interface TextPart {
  readonly text: string;
  readonly mention?: Mention;
}

/** `@` and an id. Not within a word, for that is an address; Chinese text may follow without a space. */
const NAMED = /(?<![A-Za-z0-9_])@([A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)/g;

const mentionOf = (name: string, { people, roles }: Known): Mention | undefined =>
  people.has(name) ? { person: name } : roles.has(name) ? { role: name } : undefined;

/** A text in parts, so that those who are named can be shown apart. All parts together are the text. */
export function splitMentions(text: string, known: Known): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(NAMED)) {
    const mention = mentionOf(match[1]!, known);
    if (!mention) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[0], mention });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** A mention as one text, to look for and to compare. */
export const mentionKey = (mention: Mention): string =>
  'person' in mention ? `person:${mention.person}` : `role:${mention.role}`;

/** The mention of a key. */
export function mentionOfKey(key: string): Mention {
  const name = key.slice(key.indexOf(':') + 1);
  return key.startsWith('person:') ? { person: name } : { role: name };
}

/** Whom a text names, each once. */
export function mentionsIn(text: string, known: Known): readonly Mention[] {
  const found = splitMentions(text, known).flatMap(({ mention }) => mention ?? []);
  return [...new Map(found.map((mention) => [mentionKey(mention), mention])).values()];
}

/** Every key under which somebody is mentioned. */
export const keysOfReader = ({ id, roles }: { readonly id: string; readonly roles: readonly string[] }): string[] => [
  mentionKey({ person: id }),
  ...roles.map((role) => mentionKey({ role })),
];

export interface Begun {
  /** Where its `@` is. */
  readonly from: number;
  /** What was typed behind it, in any script: people are looked for by their names, too. */
  readonly typed: string;
}

const BEGUN = /(?<![A-Za-z0-9_])@([\p{L}\p{N}_-]*)$/u;

/** The mention that is being typed at the caret. */
export function mentionAt(text: string, caret: number): Begun | undefined {
  const match = BEGUN.exec(text.slice(0, caret));
  return match ? { from: match.index, typed: match[1]! } : undefined;
}

/** The text with the mention that was begun written out, and the caret behind it. */
export function completeMention(
  text: string,
  { from, typed }: Begun,
  name: string,
): { readonly text: string; readonly caret: number } {
  const written = `@${name} `;
  const rest = text.slice(from + 1 + typed.length).replace(/^ /, '');
  return { text: text.slice(0, from) + written + rest, caret: from + written.length };
}
