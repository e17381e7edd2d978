import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Problem } from '../../../rules/problems/problem.ts';
import { goToProblem } from '../problems/goTo.ts';
import { nodeName } from '../problems/tell.ts';
import { useTell } from '../problems/useTell.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly commands: Commands;
}

/** The problems by the nodes they are at; a click goes to the field. */
export function ProblemList({ problems, commands }: ProblemListProps) {
  const { t, language } = useWords();
  const editor = useEditor();
  const nodes = usePlaybook((playbook) => playbook.nodes);
  const tell = useTell();
  const titleOf = (id: string | undefined) =>
    id === undefined ? t('playbookItself') : (nodeName({ nodes }, id, language) ?? id);
  return (
    <ul>
      {problems.map((problem, index) => (
        // Two problems can have the same words and place.
        <li key={`${problem.place.pointer} ${problem.code} ${index}`}>
          <button
            type="button"
            onClick={() => {
              goToProblem(editor, problem);
              if (problem.place.node !== undefined) commands.show(problem.place.node);
            }}
          >
            {problem.severity === 'error' ? (
              <ExclamationCircleFilled aria-label={t('error')} style={{ color: 'var(--bad)' }} />
            ) : (
              <WarningFilled aria-label={t('warning')} style={{ color: 'var(--warn)' }} />
            )}
            <strong>{titleOf(problem.place.node)}</strong>
            <span>{tell(problem)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
