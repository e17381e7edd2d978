import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { diffPlaybooks } from '../../rules/diff/diff.ts';
import type { Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import { useNames } from '../campaign/useNames.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import styles from './ApprovalsPage.module.css';
import { VersionChanges } from './VersionChanges.tsx';

interface VersionMeaningProps {
  readonly playbook: Playbook;
  /** The number and content of the version that it would replace. */
  readonly earlier: number | undefined;
  readonly before: Playbook | undefined;
}

type ActionNode = Extract<PlaybookNode, { kind: 'action' }>;

/** What approving a version means: what differs, what it will do by itself, and the numbers that it runs on. */
export function VersionMeaning({ playbook, earlier, before }: VersionMeaningProps) {
  const { t } = useTranslation('home');
  const names = useNames(playbook);
  const format = useFormat(playbook);
  const say = useValueWords(format);
  const changes = useMemo(() => before && diffPlaybooks(before, playbook), [before, playbook]);
  const actions = playbook.nodes.filter((node): node is ActionNode => node.kind === 'action');
  // Where there is something to compare with, what changed of them is among the changes.
  const parameters = changes ? [] : Object.entries(playbook.parameters);
  return (
    <>
      <section className={styles.changes}>
        <h3>
          {earlier === undefined ? t('approvals.firstVersion') : t('approvals.comparedWith', { number: earlier })}
        </h3>
        {changes && <VersionChanges changes={changes} />}
      </section>
      <div className={styles.columns}>
        <section>
          <h3>{t('approvals.money')}</h3>
          {actions.length === 0 && <p className={styles.soft}>{t('approvals.noActions')}</p>}
          <ul>
            {actions.map(({ id, title, config }) => (
              <li key={id}>
                <span>
                  {title} <span className={styles.soft}>{names.action(config.do)}</span>
                </span>
                <span>
                  {t(`approvals.autonomy.${config.autonomy}`)}
                  {config.guardrail && (
                    <span className={styles.soft}> · {t('approvals.guardrail', { max: config.guardrail.max })}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      {parameters.length > 0 && (
        <section className={styles.parameters}>
          <h3>{t('approvals.parameters')}</h3>
          <ul>
            {parameters.map(([id, { title, type, default: value }]) => (
              <li key={id}>
                <span>{title}</span>
                <span>{say(value, type)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
