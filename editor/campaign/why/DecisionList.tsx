import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import type { Tale } from '../scene.ts';
import { isExplained } from './decisions.ts';
import { DecisionTag, Explanation, titleOf } from './Explanation.tsx';
import own from './WhyPanel.module.css';

const SHOWN = 200;

/** The newest decisions of a log that can be explained, the last first; only of that node, if one is named. */
export const decisionsOf = (log: readonly LogEntryWire[], node: string | undefined): readonly LogEntryWire[] =>
  log
    .filter((each) => isExplained(each) && (node === undefined || each.node === node))
    .slice(-SHOWN)
    .toReversed();

interface DecisionListProps {
  readonly decisions: readonly LogEntryWire[];
  /** The one that is explained; none if there is none. */
  readonly chosen: LogEntryWire | undefined;
  /** All that the explanation may go back to. */
  readonly log: readonly LogEntryWire[];
  readonly tale: Tale;
  readonly node: string | undefined;
  readonly onExplain: (seq: number) => void;
}

/** Decisions to pick from, and why the picked one was made. */
export function DecisionList({ decisions, chosen, log, tale, node, onExplain }: DecisionListProps) {
  const { t } = useTranslation('campaign');
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
