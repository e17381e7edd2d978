import type { Json } from '../json.ts';
import { fillText } from '../problems/problem.ts';
import type { Params, Place, Text } from '../problems/problem.ts';
import type { Impact } from './impact.ts';

/** Where a change is in one of the two playbooks, and what is there; no value where nothing is set. */
export interface Side {
  readonly place: Place;
  readonly value?: Json;
}

/** One difference between two playbooks: a stable code, what it is about, both sides, and a sentence. */
export interface Change {
  readonly code: string;
  readonly impact: Impact;
  /** In the old playbook; absent for what is new. */
  readonly before?: Side;
  /** In the new playbook; absent for what is gone. */
  readonly after?: Side;
  readonly message: Text;
}

type Sides = Pick<Change, 'before' | 'after'>;
export type MakeChange = (impact: Impact, sides: Sides, params: Params) => Change;

/** Defines one kind of change, once: its code and wording; `{name}` in the text is filled from the params. */
export function defineChange(code: string, text: Text): MakeChange {
  return (impact, { before, after }, params) => ({
    code,
    impact,
    ...(before && { before }),
    ...(after && { after }),
    message: fillText(text, params),
  });
}

/** A side as data. Playbooks are JSON, which the types of their configs cannot say. */
export const side = (place: Place, value: unknown): Side => ({
  place,
  ...(value !== undefined && { value: value as Json }),
});

/** The steps to something, outermost first: “Raise budget” · Guardrail · At most. */
export const joinTexts = (parts: readonly Text[]): Text => ({
  en: parts.map((part) => part.en).join(' · '),
  'zh-CN': parts.map((part) => part['zh-CN']).join(' · '),
});

export const same = (text: string): Text => ({ en: text, 'zh-CN': text });
export const quoted = (title: string): Text => same(`“${title}”`);
