import { createContext, useContext } from 'react';
import type { ActionInput } from '../../../rules/actions/catalogue.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import type { Problem, Text } from '../../../rules/problems/problem.ts';
import type { Names } from '../names.ts';

/** What a text field offers: a name, and what it is called where that is more than the name. */
export interface Suggestion {
  readonly value: string;
  readonly title?: Text;
}

/** What the fields of one form share. Pointers are within the form's value. */
export interface FormScope {
  /** JSON Pointer of the form's value within the file. */
  readonly base: string;
  readonly names: Names;
  readonly currency: string;
  readonly timezone: string;
  /** Whether expressions and conditions here are about rows of data. */
  readonly rows: boolean;
  /** The data set that those rows are of, where it is known. */
  readonly dataset?: string | undefined;
  /** The node whose form it is; none for what belongs to the playbook as a whole. */
  readonly node?: Pick<PlaybookNode, 'id' | 'phase'>;
  /** Instants of the anchors in epoch ms, where the reader gave a day to look at. */
  readonly anchors: Readonly<Record<string, number>> | undefined;
  /** The inputs that the `inputs` field at the pointer asks for, if they are known. */
  inputs(pointer: string): Readonly<Record<string, ActionInput>> | undefined;
  /** Names that only the expression at the pointer may use. */
  ownNames?(pointer: string): readonly string[];
  problemsAt(pointer: string, within: boolean): readonly Problem[];
  suggest(pointer: string): readonly Suggestion[];
  /** Writes a value; undefined takes the field out. Steps in a row in one field are one step for undo. */
  change(pointer: string, value: unknown, options?: { readonly step?: boolean }): void;
  endMerge(): void;
}

const Scope = createContext<FormScope | undefined>(undefined);
export const FormScopeProvider = Scope.Provider;

export function useForm(): FormScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('A field is drawn outside of a form');
  return scope;
}

export interface ControlProps<T = unknown> {
  readonly value: T | undefined;
  readonly pointer: string;
  /** The field's id, which its label points to; without one, `label` names it. */
  readonly id?: string;
  readonly label?: string;
  readonly onChange: (value: unknown) => void;
}
