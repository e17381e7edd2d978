import { createContext, useContext } from 'react';
import type { Known } from '../../rules/comments/mentions.ts';
import type { Names } from '../campaign/names.ts';
import type { Candidate } from './candidates.ts';

/** What all parts of a discussion of one playbook read. */
export interface Discussion {
  /** The playbook's id on the server. */
  readonly playbook: string;
  /** The version that new comments are about; undefined for the draft. */
  readonly version: number | undefined;
  readonly names: Names;
  readonly known: Known;
  /** Who can be named in a comment about a node. */
  candidatesFor(node: string | undefined): readonly Candidate[];
  /** Under which keys the reader is mentioned. */
  readonly reader: ReadonlySet<string>;
  readonly readerId: string;
}

const Scope = createContext<Discussion | undefined>(undefined);
export const DiscussionProvider = Scope.Provider;

export function useDiscussion(): Discussion {
  const scope = useContext(Scope);
  if (!scope) throw new Error('A comment is drawn outside of a discussion');
  return scope;
}
