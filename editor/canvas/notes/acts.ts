import type { NoteColour } from '../../../rules/playbook/notes.ts';
import type { Candidate } from '../../comments/candidates.ts';
import type { NoteSize } from './place.ts';

/** What a person does to notes on a canvas that can be edited. */
export interface NoteActs {
  /** Who can be named in a note. */
  readonly candidates: readonly Candidate[];
  /** The note whose text is being written; undefined: none any more. */
  onEdit(note: string | undefined): void;
  onText(note: string, text: string): void;
  /** `step`: one of several in a row, which undo takes back together. */
  onResize(note: string, size: NoteSize, step?: boolean): void;
  onColour(note: string, colour: NoteColour): void;
  onDuplicate(): void;
  onRemove(): void;
}
