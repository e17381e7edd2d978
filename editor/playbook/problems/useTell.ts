import { useCallback } from 'react';
import type { Problem } from '../../../rules/problems/problem.ts';
import { usePlaybook } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { tellProblem } from './tell.ts';

/** Words a problem of the playbook that is open, with titles for ids. */
export function useTell(): (problem: Problem) => string {
  const { language } = useWords();
  const nodes = usePlaybook((playbook) => playbook.nodes);
  const parameters = usePlaybook((playbook) => playbook.parameters);
  const anchors = usePlaybook((playbook) => playbook.anchors);
  const currency = usePlaybook((playbook) => playbook.currency);
  return useCallback(
    (problem) => tellProblem(problem, { nodes, parameters, anchors, currency }, language),
    [nodes, parameters, anchors, currency, language],
  );
}
