import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import type { Timetable } from '../../../rules/windows/timetable.ts';
import { NOTHING_KNOWN } from '../analysis/analysis.ts';
import type { DraftSaver } from '../draft/saver.ts';
import type { DocumentStore } from './document.ts';
import type { ViewState, ViewStore } from './view.ts';

/** What all parts of the editor of one playbook share. */
export interface EditorScope {
  /** The playbook's id on the server. */
  readonly id: string;
  readonly doc: DocumentStore;
  readonly view: ViewStore;
  readonly saver: DraftSaver;
}

const Scope = createContext<EditorScope | undefined>(undefined);
export const EditorScopeProvider = Scope.Provider;

export function useEditor(): EditorScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('A part of the editor is drawn outside of it');
  return scope;
}

export const usePlaybook = <T>(select: (playbook: Playbook) => T): T =>
  useStore(useEditor().doc, (state) => select(state.playbook));

export const useView = <T>(select: (view: ViewState) => T): T => useStore(useEditor().view, select);

const Analysed = createContext(NOTHING_KNOWN);
export const AnalysisProvider = Analysed.Provider;
export const useProblems = (): readonly Problem[] => useContext(Analysed).problems;
export const useTimetable = (): Timetable | undefined => useContext(Analysed).timetable;
