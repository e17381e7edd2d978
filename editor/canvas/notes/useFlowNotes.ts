import { useMemo, useState } from 'react';
import type { Note } from '../../../rules/playbook/schema.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { translate } from '../../playbook/words.ts';
import type { Point } from '../geometry.ts';
import type { Lanes } from '../lanes.ts';
import { sameContent } from '../sameContent.ts';
import { flowIdOf, noteToFlow } from './flow.ts';
import type { FlowNote } from './flow.ts';

interface NotesInput {
  readonly notes: readonly Note[];
  readonly lanes: Lanes;
  readonly selected: ReadonlySet<string>;
  /** Nothing but one note is selected. */
  readonly alone: boolean;
  readonly editing: string | undefined;
  /** Where a drag has notes just now, by React Flow's ids. */
  readonly dragged: ReadonlyMap<string, Point>;
  readonly language: Language;
}

/** React Flow's nodes for a playbook's notes. A note that did not change keeps its object. */
export function useFlowNotes({ notes, lanes, selected, alone, editing, dragged, language }: NotesInput): FlowNote[] {
  const [cache] = useState(() => new Map<string, FlowNote>());
  return useMemo(() => {
    const unique = new Map(notes.map((note) => [note.id, note]));
    for (const id of cache.keys()) if (!unique.has(id)) cache.delete(id);
    return [...unique.values()].map((note) => {
      const drawn = noteToFlow(note, lanes, {
        at: dragged.get(flowIdOf(note.id)),
        selected: selected.has(note.id),
        editing: editing === note.id,
        alone: alone && selected.has(note.id),
        label: translate(language, 'noteNamed', { text: note.text || translate(language, 'emptyNote') }),
      });
      const old = cache.get(note.id);
      if (old && sameContent(old, drawn)) return old;
      cache.set(note.id, drawn);
      return drawn;
    });
  }, [notes, lanes, selected, alone, editing, dragged, language, cache]);
}
