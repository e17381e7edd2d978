import { createContext, useContext } from 'react';
import type { Language } from '../../rules/problems/problem.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { OverlayNode } from '../../rules/api/overlay.ts';
import type { Titles } from '../../rules/words/titles.ts';
import type { NodeWindow } from '../../rules/windows/timetable.ts';
import type { TimeFrame } from '../time/when.ts';
import type { Point } from './geometry.ts';
import type { NoteActs } from './notes/acts.ts';

/** What every card and edge of a canvas reads; changes rarely, so that they are not all drawn again. */
export interface CanvasScope {
  readonly language: Language;
  readonly playbook: Pick<Playbook, 'anchors' | 'parameters' | 'currency' | 'conditions'>;
  /** What the playbook's variables and sets are called. */
  readonly titles: Titles;
  readonly readOnly: boolean;
  /** Campaign time in epoch ms, for what is due; undefined where nothing runs. */
  readonly nowMs: number | undefined;
  readonly running: boolean;
  /** What the cards tell their windows by; without it they tell none. */
  readonly frame: TimeFrame | undefined;
  /** What can be done with notes; undefined where they are only read. */
  readonly noteActs: NoteActs | undefined;
  onInsert?: ((edge: string, screen: Point) => void) | undefined;
  onProblem?: ((node: string) => void) | undefined;
  onComments?: ((node: string) => void) | undefined;
}

const Scope = createContext<CanvasScope | undefined>(undefined);
export const CanvasScopeProvider = Scope.Provider;

export function useCanvasScope(): CanvasScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('A card or an edge is drawn outside of a canvas');
  return scope;
}

/** What a card shows besides its node. */
export interface CardState {
  readonly overlay: OverlayNode | undefined;
  readonly errors: number;
  readonly warnings: number;
  readonly leaving: number;
  /** How many threads on it await an answer. */
  readonly comments: number;
  readonly window: NodeWindow | undefined;
}
