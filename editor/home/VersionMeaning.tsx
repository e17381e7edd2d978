import { useTranslation } from 'react-i18next';
import type { Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import { useNames } from '../campaign/useNames.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import styles from './ApprovalsPage.module.css';
import { compareVersions } from './compareVersions.ts';
import type { NodeChange } from './compareVersions.ts';

const SIGN = { added: '+', removed: '−', changed: '~' } as const;

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
  const changes = before && compareVersions(before, playbook);
  const actions = playbook.nodes.filter((node): node is ActionNode => node.kind === 'action');
  const parameters =
    changes?.parameters ??
    Object.entries(playbook.parameters).map(([id, parameter]) => ({
      id,
      parameter,
      before: undefined,
      after: parameter.default,
    }));
  return (
    <>
      <div className={styles.columns}>
        <section>
          <h3>
            {earlier === undefined ? t('approvals.firstVersion') : t('approvals.comparedWith', { number: earlier })}
          </h3>
          {changes && changes.nodes.length === 0 && <p className={styles.soft}>{t('approvals.unchanged')}</p>}
          {changes && (
            <ul>
              {changes.nodes.map((each) => (
                <NodeChangeLine key={`${each.type} ${each.id}`} change={each} />
              ))}
            </ul>
          )}
        </section>
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
            {parameters.map(({ id, parameter, before: was, after: is }) => (
              <li key={id}>
                <span>{parameter.title}</span>
                <span>
                  {changes && <span className={styles.soft}>{say(was, parameter.type)} → </span>}
                  {say(is, parameter.type)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function NodeChangeLine({ change: { type, title } }: { change: NodeChange }) {
  const { t } = useTranslation('home');
  return (
    <li>
      <span className={`${styles.sign} ${styles[type]}`} aria-hidden>
        {SIGN[type]}
      </span>
      <span>{title}</span>
      <span className={styles.soft}>{t(`approvals.${type}`)}</span>
    </li>
  );
}
