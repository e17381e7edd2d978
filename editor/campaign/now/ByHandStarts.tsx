import { useTranslation } from 'react-i18next';
import { isArmed } from '../../canvas/armed.ts';
import styles from '../panel.module.css';
import { PlanButton } from '../plan/PlanButton.tsx';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** The starts that a person lets in, as long as nobody has. */
export function ByHandStarts({ scene, node }: { scene: Scene; node: string | undefined }) {
  const { t } = useTranslation('campaign');
  const { campaign, playbook, names } = scene;
  if (isOver(campaign) || campaign.status === 'starting') return null;
  const waiting = playbook.nodes.filter(
    (each) => isArmed(each, campaign.overlay.nodes[each.id]) && (node === undefined || each.id === node),
  );
  if (waiting.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('now.byHand')}</h2>
      <div className={styles.buttons}>
        {waiting.map((each) => (
          <PlanButton
            key={each.id}
            scene={scene}
            plan={each}
            size="small"
            label={t('now.begin', { node: names.node(each.id) })}
          />
        ))}
      </div>
    </section>
  );
}
