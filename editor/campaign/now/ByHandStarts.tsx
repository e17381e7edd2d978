import { CaretRightOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIntervene } from '../../api/campaigns.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import { isArmed } from '../../canvas/armed.ts';
import styles from '../panel.module.css';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** The starts that a person lets in, as long as nobody has. */
export function ByHandStarts({ scene, node }: { scene: Scene; node: string | undefined }) {
  const { t } = useTranslation('campaign');
  const { message } = App.useApp();
  const tellFailure = useFailureMessage();
  const { campaign, playbook, names } = scene;
  const intervene = useIntervene(campaign.id);
  if (isOver(campaign) || campaign.status === 'starting') return null;
  const waiting = playbook.nodes.filter(
    (each) => isArmed(each, campaign.overlay.nodes[each.id]) && (node === undefined || each.id === node),
  );
  if (waiting.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('now.byHand')}</h2>
      {waiting.map(({ id }) => (
        <Button
          key={id}
          size="small"
          type="primary"
          icon={<CaretRightOutlined aria-hidden />}
          loading={intervene.isPending}
          onClick={() =>
            intervene.mutate(
              { type: 'start', node: id },
              {
                onSuccess: () => void message.success(t('act.begun', { node: names.node(id) })),
                onError: tellFailure,
              },
            )
          }
        >
          {t('now.begin', { node: names.node(id) })}
        </Button>
      ))}
    </section>
  );
}
