import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelEmpty } from '../../campaign/PanelEmpty.tsx';
import { isExplained } from '../../campaign/why/decisions.ts';
import { DecisionTag, Explanation, titleOf } from '../../campaign/why/Explanation.tsx';
import own from '../../campaign/why/WhyPanel.module.css';
import type { LogPanelProps } from './EventsPanel.tsx';

const SHOWN = 200;

/** Why something was or was not done, up to the instant. */
export function WhyPanel({
  log,
  happened,
  tale,
  node,
  decision,
  onExplain,
}: LogPanelProps & { readonly decision: number | undefined }) {
  const { t } = useTranslation('campaign');
  const past = useMemo(() => log.slice(0, happened), [log, happened]);
  const decisions = useMemo(
    () =>
      past
        .filter((each) => isExplained(each) && (node === undefined || each.node === node))
        .slice(-SHOWN)
        .toReversed(),
    [past, node],
  );
  const chosen = decisions.find((each) => each.seq === decision) ?? decisions[0];
  if (!chosen) {
    return <PanelEmpty title={node === undefined ? t('why.empty') : t('why.emptyNode')} hint={t('why.emptyHint')} />;
  }
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
              <time dateTime={each.at}>{tale.format.time(each.at, 'dayTime')}</time>
              <span>{titleOf(each, tale)}</span>
              <DecisionTag entry={each} />
            </button>
          </li>
        ))}
      </ul>
      <Explanation entry={chosen} log={log} scene={tale} />
    </>
  );
}
