import { Tooltip } from 'antd';
import { faces, KINDS } from '../../../rules/kinds/faces.ts';
import { DRAGGED_KIND } from '../../canvas/editing.ts';
import { viewOf } from '../kinds/registry.ts';
import { useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';
import styles from './chrome.module.css';

/** Every kind of node: drag one to the canvas, or click to add it after what is selected. */
export function Palette({ commands }: { commands: Commands }) {
  const { t, language } = useWords();
  const click = useView(({ nodes, edges }) =>
    edges.size === 1 ? 'clickInserts' : nodes.size === 1 ? 'clickAddsAfter' : 'clickAdds',
  );
  return (
    <nav className={styles.palette} aria-label={t('palette')}>
      <p className={styles.paletteHint}>
        {t(click)}
        <br />
        {t('dragPlaces')}
      </p>
      <div className={styles.kinds}>
        {KINDS.map((kind) => {
          const Icon = viewOf(kind).icon;
          const { title, help } = faces[kind];
          return (
            <Tooltip key={kind} placement="right" title={help[language]} mouseEnterDelay={0.5}>
              <button
                type="button"
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.setData(DRAGGED_KIND, kind);
                  event.dataTransfer.effectAllowed = 'copy';
                }}
                onClick={() => commands.addHere(kind)}
              >
                <Icon aria-hidden />
                <span>{title[language]}</span>
              </button>
            </Tooltip>
          );
        })}
      </div>
    </nav>
  );
}
