import { useTranslation } from 'react-i18next';
import { contingencyPlans } from '../../rules/war-room/contingency.ts';
import { isArmed } from '../canvas/armed.ts';
import { PlanButton } from '../campaign/plan/PlanButton.tsx';
import { isOver } from '../campaign/scene.ts';
import type { Scene } from '../campaign/scene.ts';
import { StopButton } from '../campaign/StopButton.tsx';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

/** The contingency plans that lie ready, and the button that stops everything. */
export function Plans({ scene }: { scene: Scene }) {
  const { t } = useTranslation('warRoom');
  const { campaign, playbook } = scene;
  const plans = contingencyPlans(playbook);
  return (
    <Panel area="plans" title={t('plans')}>
      {isOver(campaign) ? (
        <Nothing>{t('ended')}</Nothing>
      ) : (
        <div className={styles.buttons}>
          {plans.length === 0 && <span className={styles.soft}>{t('noPlans')}</span>}
          {plans.map((plan) =>
            isArmed(plan, campaign.overlay.nodes[plan.id]) ? (
              <PlanButton key={plan.id} scene={scene} plan={plan} size="large" />
            ) : (
              <span key={plan.id} className={styles.begun}>
                ✓ {plan.title} <small>{t('begun')}</small>
              </span>
            ),
          )}
          <StopButton campaign={campaign.id} size="large" className={styles.stop ?? ''} />
        </div>
      )}
    </Panel>
  );
}
