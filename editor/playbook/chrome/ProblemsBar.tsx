import { CheckCircleFilled, DownOutlined, ExclamationCircleFilled, UpOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { goToProblem } from '../problems/goTo.ts';
import { nodeName } from '../problems/tell.ts';
import { useTell } from '../problems/useTell.ts';
import { useEditor, usePlaybook, useProblems, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';
import styles from './chrome.module.css';

/** What is wrong with the playbook, under the canvas; a click goes to the field. */
export function ProblemsBar({ commands }: { commands: Commands }) {
  const { t, language } = useWords();
  const editor = useEditor();
  const problems = useProblems();
  const nodes = usePlaybook((playbook) => playbook.nodes);
  const tell = useTell();
  const open = useView((state) => state.panel === 'problems');
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  const titleOf = (id: string | undefined) =>
    id === undefined ? t('playbookItself') : (nodeName({ nodes }, id, language) ?? id);
  return (
    <section className={styles.problems} aria-label={t('problems')} data-open={open && problems.length > 0}>
      <Button
        type="text"
        className={styles.problemsHead}
        disabled={problems.length === 0}
        aria-expanded={open}
        onClick={() => editor.view.setState({ panel: open ? undefined : 'problems' })}
      >
        {problems.length === 0 ? (
          <>
            <CheckCircleFilled aria-hidden style={{ color: 'var(--good)' }} /> {t('noProblems')}
          </>
        ) : (
          <span className={styles.problemsSummary}>
            {errors.length > 0 && (
              <span>
                <ExclamationCircleFilled aria-hidden style={{ color: 'var(--bad)' }} />{' '}
                {t('errorCount', { count: errors.length })}
              </span>
            )}
            {warnings.length > 0 && (
              <span>
                <WarningFilled aria-hidden style={{ color: 'var(--warn)' }} />{' '}
                {t('warningCount', { count: warnings.length })}
              </span>
            )}
            {open ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
          </span>
        )}
      </Button>
      {open && problems.length > 0 && (
        <ul>
          {[...errors, ...warnings].map((problem, index) => (
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
      )}
    </section>
  );
}
