import { PauseOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { useLog } from '../../api/log.ts';
import { Failure } from '../../app/Failure.tsx';
import styles from '../panel.module.css';
import { PanelEmpty } from '../PanelEmpty.tsx';
import type { Scene } from '../scene.ts';
import type { PanelProps } from '../SidePanel.tsx';
import { describeEntry, reasonWords } from '../timeline/describeEntry.ts';
import { entryFields } from '../timeline/entryFields.ts';
import { explanationsOf, followedBy, isExplained } from './decisions.ts';
import own from './WhyPanel.module.css';
import { WhyTree } from './WhyTree.tsx';

const SHOWN = 200;

/** Why the engine did, or did not do, something. */
export function WhyPanel({ scene, node, decision, onExplain }: PanelProps & { readonly decision: number | undefined }) {
  const { t } = useTranslation('campaign');
  const log = useLog(scene.campaign.id);
  const decisions = useMemo(
    () =>
      (log.data ?? [])
        .filter((each) => isExplained(each) && (node === undefined || each.node === node))
        .slice(-SHOWN)
        .toReversed(),
    [log.data, node],
  );
  if (log.isPending) return <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 18 }} />;
  if (log.isError && !log.data) return <Failure error={log.error} onRetry={() => void log.refetch()} />;
  // What the reader has opened stays open while new decisions come in above it.
  const chosen =
    decisions.find((each) => each.seq === decision) ??
    decisions.find((each) => each.type === 'ruleFired') ??
    decisions[0];
  if (!chosen)
    return <PanelEmpty title={node === undefined ? t('why.empty') : t('why.emptyNode')} hint={t('why.emptyHint')} />;
  return (
    <>
      <ul className={own.picker} aria-label={t('why.pick')}>
        {decisions.map((each) => (
          <li key={each.seq}>
            <button
              type="button"
              className={own.pick}
              aria-current={each === chosen}
              onClick={() => onExplain(each.seq)}
            >
              <time dateTime={each.at}>{scene.format.time(each.at, 'dayTime')}</time>
              <span>{titleOf(each, scene)}</span>
              <DecisionTag entry={each} />
            </button>
          </li>
        ))}
      </ul>
      <Explanation entry={chosen} log={log.data ?? []} scene={scene} />
    </>
  );
}

const titleOf = (entry: LogEntryWire, { names }: Scene): string => {
  const { rule } = entryFields(entry);
  return rule ? names.rule(entry.node, rule) : names.node(entry.node);
};

function DecisionTag({ entry }: { entry: LogEntryWire }) {
  const { t } = useTranslation('campaign');
  if (entry.type === 'ruleFired') return <span className={`${own.tag} ${own.fired}`}>▶ {t('why.fired')}</span>;
  if (entry.type === 'ruleSuppressed') {
    return (
      <span className={own.tag}>
        <PauseOutlined aria-hidden /> {t('why.suppressed')}
      </span>
    );
  }
  return <span className={own.tag}>◆ {t('why.decided')}</span>;
}

function Explanation({ entry, log, scene }: { entry: LogEntryWire; log: readonly LogEntryWire[]; scene: Scene }) {
  const { t } = useTranslation('campaign');
  const { names, format, telling } = scene;
  const fields = entryFields(entry);
  const explanations = explanationsOf(entry);
  const consequences = followedBy(entry, log);
  return (
    <>
      <section className={styles.section}>
        <div className={own.head}>
          <b>{titleOf(entry, scene)}</b>
          <DecisionTag entry={entry} />
        </div>
        <p className={styles.faint}>
          {names.node(entry.node)} · {format.time(entry.at, 'full')}
        </p>
        {entry.type === 'decided' && fields.rule === null && <p className={styles.soft}>{t('why.noRule')}</p>}
        {fields.reason !== undefined && (
          <p className={styles.soft}>{t('why.reason', { reason: reasonWords(fields.reason, telling.t) })}</p>
        )}
        {fields.rows && <p className={styles.soft}>{t('why.rows', { count: fields.rows.length })}</p>}
        {explanations.map(({ rule, why, row, result }) => (
          <div key={rule ?? ''} className={own.rule}>
            {explanations.length > 1 && (
              <h3>
                {names.rule(entry.node, rule ?? '')}
                <span className={result ? own.held : own.not}>
                  {result ? `✓ ${t('why.hit')}` : `✗ ${t('why.miss')}`}
                </span>
              </h3>
            )}
            {row !== undefined && why && <p className={styles.faint}>{t('why.forRow', { row })}</p>}
            {why && <WhyTree why={why} scene={scene} />}
          </div>
        ))}
      </section>
      {consequences.length > 0 && (
        <section className={styles.section}>
          <h2>{t('why.followed')}</h2>
          <ol>
            {consequences.map((each) => (
              <li key={each.seq} className={styles.line}>
                <time dateTime={each.at}>{format.time(each.at, 'time')}</time>
                <p>{describeEntry(each, telling)}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
