import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LedgerPanel } from './ledger/LedgerPanel.tsx';
import { NowPanel } from './now/NowPanel.tsx';
import type { Scene } from './scene.ts';
import styles from './SidePanel.module.css';
import { TimelinePanel } from './timeline/TimelinePanel.tsx';
import { WhyPanel } from './why/WhyPanel.tsx';

const SIDE_TABS = ['now', 'why', 'timeline', 'ledger'] as const;
export type SideTab = (typeof SIDE_TABS)[number];

export interface PanelProps {
  readonly scene: Scene;
  /** The node that the reader has chosen on the canvas: everything is about it alone. */
  readonly node: string | undefined;
  /** Shows the explanation of the log entry with that number. */
  readonly onExplain: (seq: number) => void;
}

interface SidePanelProps extends PanelProps {
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  readonly onNode: (node: string | undefined) => void;
  readonly decision: number | undefined;
}

export function SidePanel({ scene, tab, onTab, node, onNode, decision, onExplain }: SidePanelProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const id = useId();
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = SIDE_TABS[(SIDE_TABS.indexOf(tab) + by + SIDE_TABS.length) % SIDE_TABS.length]!;
    onTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label={t('tabs.label')}>
        {SIDE_TABS.map((each) => (
          <button
            key={each}
            id={`${id}-${each}`}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={each === tab}
            aria-controls={`${id}-body`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => onTab(each)}
            onKeyDown={step}
          >
            {t(`tabs.${each}`)}
          </button>
        ))}
      </div>
      {node !== undefined && (
        <div className={styles.chip}>
          <span>{t('canvas.node', { node: scene.names.node(node) })}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('canvas.showAll')}
            title={t('canvas.showAll')}
            onClick={() => onNode(undefined)}
            style={{ marginInlineStart: 'auto', color: 'inherit' }}
          />
        </div>
      )}
      <div id={`${id}-body`} className={styles.body} role="tabpanel" aria-labelledby={`${id}-${tab}`} tabIndex={0}>
        {tab === 'now' && <NowPanel scene={scene} node={node} onExplain={onExplain} />}
        {tab === 'why' && <WhyPanel scene={scene} node={node} onExplain={onExplain} decision={decision} />}
        {tab === 'timeline' && <TimelinePanel scene={scene} node={node} onExplain={onExplain} />}
        {tab === 'ledger' && <LedgerPanel scene={scene} node={node} onExplain={onExplain} />}
      </div>
    </>
  );
}
