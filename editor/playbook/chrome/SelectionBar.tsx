import {
  ColumnHeightOutlined,
  ColumnWidthOutlined,
  CopyOutlined,
  DeleteOutlined,
  VerticalAlignTopOutlined,
  VerticalRightOutlined,
} from '@ant-design/icons';
import { createElement } from 'react';
import { ARRANGEMENTS, FEWEST } from '../edit/align.ts';
import type { Arrangement } from '../edit/align.ts';
import { useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';
import styles from './chrome.module.css';

const ICONS = {
  column: VerticalRightOutlined,
  row: VerticalAlignTopOutlined,
  spreadDown: ColumnHeightOutlined,
  spreadAcross: ColumnWidthOutlined,
} as const satisfies Record<Arrangement, unknown>;

/** What can be done with several nodes at once, over the canvas while they are selected. */
export function SelectionBar({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const nodes = useView((state) => state.nodes.size);
  const count = useView((state) => state.nodes.size + state.notes.size);
  return (
    <div className={styles.selection} role="toolbar" aria-label={t('selection')}>
      <span>{t('selectedCount', { count })}</span>
      {ARRANGEMENTS.map((how) => (
        <button
          key={how}
          type="button"
          disabled={nodes < FEWEST[how]}
          aria-label={t(`arrange_${how}`)}
          title={t(`arrange_${how}`)}
          onClick={() => commands.arrange(how)}
        >
          {createElement(ICONS[how], { 'aria-hidden': true })}
        </button>
      ))}
      <button type="button" aria-label={t('duplicate')} title={t('duplicate')} onClick={commands.duplicate}>
        <CopyOutlined aria-hidden />
      </button>
      <button type="button" aria-label={t('delete')} title={t('delete')} onClick={commands.remove}>
        <DeleteOutlined aria-hidden />
      </button>
    </div>
  );
}
