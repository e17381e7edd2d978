import { useTranslation } from 'react-i18next';
import { NodeActs } from '../acts/NodeActs.tsx';
import styles from '../panel.module.css';
import type { Scene } from '../scene.ts';

/** The nodes that could not do their work, each with its problem and the ways out. */
export function ParkedNodes({ scene, node }: { scene: Scene; node: string | undefined }) {
  const { t } = useTranslation('campaign');
  const parked = Object.entries(scene.campaign.overlay.nodes).filter(
    ([id, { state }]) => state === 'parked' && (node === undefined || id === node),
  );
  if (parked.length === 0) return null;
  return (
    <section className={styles.section} aria-live="polite">
      <h2>{t('now.attention')}</h2>
      {parked.map(([id, { since, problem }]) => (
        <div key={id} className={styles.parked}>
          <b>{scene.names.node(id)}</b>
          {since !== undefined && (
            <span className={styles.faint}> · {t('now.parkedSince', { at: scene.format.time(since, 'dayTime') })}</span>
          )}
          <p>{problem?.message[scene.format.language]}</p>
          <NodeActs scene={scene} node={id} />
        </div>
      ))}
    </section>
  );
}
