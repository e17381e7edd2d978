import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/Failure.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import type { PanelProps } from '../SidePanel.tsx';
import { useSceneLog } from '../useSceneLog.ts';
import { isExplained } from './decisions.ts';
import { DecisionTag, Explanation, titleOf } from './Explanation.tsx';
import own from './WhyPanel.module.css';

const SHOWN = 200;

/** Why the engine did, or did not do, something. */
export function WhyPanel({ scene, node, decision, onExplain }: PanelProps & { readonly decision: number | undefined }) {
  const { t } = useTranslation('campaign');
  const log = useSceneLog(scene);
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
