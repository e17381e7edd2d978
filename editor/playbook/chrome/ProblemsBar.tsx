import { CheckCircleFilled, DownOutlined, ExclamationCircleFilled, UpOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useEditor, useProblems, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';
import styles from './chrome.module.css';

const ProblemList = lazy(async () => ({ default: (await import('./ProblemList.tsx')).ProblemList }));

/** How much is wrong with the playbook, under the canvas; opened, what. */
export function ProblemsBar({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const editor = useEditor();
  const problems = useProblems();
  const open = useView((state) => state.panel === 'problems');
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
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
        <Suspense>
          <ProblemList problems={[...errors, ...warnings]} commands={commands} />
        </Suspense>
      )}
    </section>
  );
}
