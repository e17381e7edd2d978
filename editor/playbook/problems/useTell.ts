import { useCallback } from 'react';
import type { Problem } from '../../../rules/problems/problem.ts';
import { usePlaybook } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { tellProblem } from './tell.ts';

/** Words a problem of the playbook that is open, with titles for ids. */
export function useTell(): (problem: Problem) => string {
  const { language } = useWords();
  const nodes = usePlaybook((playbook) => playbook.nodes);
  return useCallback((problem) => tellProblem(problem, { nodes }, language), [nodes, language]);
}
