import { canonicalJson } from '../playbook/canonical.ts';
import type { Answer } from '../interpreter/messages.ts';
import type { Json } from '../json.ts';

/** What is on the platform now; or why nobody can say: `never` if the action cannot be read at all. */
export type Reading =
  | { readonly readable: true; readonly value: Json }
  | { readonly readable: false; readonly error: string; readonly never: boolean };

export const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Errors are read by people: the beginning of a long value says enough. */
const QUOTED_LENGTH = 200;
const quote = (value: Json | undefined): string => {
  const text = JSON.stringify(value ?? null);
  return text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text;
};

const UNKNOWN = 'What it had put there could not be read when it was done.';

/** The answer to `readBack`: whether the platform has what the effect reported. */
export function compareReading(after: Json | undefined, reading: Reading): Extract<Answer, { type: 'read' }> {
  if (!reading.readable) return { type: 'read', found: reading.never ? 'unreadable' : 'unread', error: reading.error };
  if (after === undefined) return { type: 'read', found: 'unreadable', error: UNKNOWN };
  if (isSame(after, reading.value)) return { type: 'read', found: 'same' };
  return { type: 'read', found: 'other', error: `expected ${quote(after)}, seen ${quote(reading.value)}` };
}
