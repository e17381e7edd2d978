import { faces, KINDS } from '../../../rules/kinds/faces.ts';
import { DRAGGED_KIND } from '../../canvas/editing.ts';
import { viewOf } from '../kinds/registry.ts';
import { findNode } from '../edit/nodes.ts';
import { nextOf } from '../edit/next.ts';
import { usePlaybook, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';
import styles from './chrome.module.css';

/** What a click may do. All of it lies on one another, so that the kinds do not move under the pointer. */
const CLICKS = ['clickAdds', 'clickAddsAfter', 'clickAddsBeside', 'clickInserts'] as const;

/** Every kind of node: drag one to the canvas, or click to add it after what is selected. */
export function Palette({ commands }: { commands: Commands }) {
  const { t, language } = useWords();
  const only = useView(({ nodes, edges }) => (nodes.size === 1 && edges.size !== 1 ? [...nodes][0] : undefined));
  const isOnEdge = useView(({ edges }) => edges.size === 1);
  const how = usePlaybook((playbook) => {
    const node = only === undefined ? undefined : findNode(playbook, only);
    return node && nextOf(playbook, node).how;
  });
  const click = isOnEdge
    ? 'clickInserts'
    : how === undefined
      ? 'clickAdds'
      : how === 'beside'
        ? 'clickAddsBeside'
        : 'clickAddsAfter';
  return (
    <nav className={styles.palette} aria-label={t('palette')}>
      <p className={styles.paletteHint}>
        {CLICKS.map((each) => (
          <span key={each} aria-hidden={each !== click}>
            {t(each)}
            <br />
            {t('dragPlaces')}
          </span>
        ))}
      </p>
      <div className={styles.kinds}>
        {KINDS.map((kind) => {
          const Icon = viewOf(kind).icon;
          const { title, help } = faces[kind];
          return (
            <button
              key={kind}
              type="button"
              title={help[language]}
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
          );
        })}
      </div>
    </nav>
  );
}
