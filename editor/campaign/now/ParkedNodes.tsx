import { App, Button, Dropdown, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { kindOf } from '../../../rules/kinds/registry.ts';
import { useIntervene } from '../../api/campaigns.ts';
import type { Intervention } from '../../api/campaigns.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
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
          <WaysOut scene={scene} node={id} />
        </div>
      ))}
    </section>
  );
}

function WaysOut({ scene, node }: { scene: Scene; node: string }) {
  const { t } = useTranslation('campaign');
  const { message } = App.useApp();
  const tellFailure = useFailureMessage();
  const intervene = useIntervene(scene.campaign.id);
  const title = scene.names.node(node);
  const found = scene.playbook.nodes.find((each) => each.id === node);
  const outcomes = found ? kindOf(found).outcomes(found.config) : [];

  const act = (intervention: Intervention, done: string): void =>
    intervene.mutate(intervention, { onSuccess: () => void message.success(done), onError: tellFailure });

  return (
    <Flex gap={8}>
      <Button
        size="small"
        type="primary"
        loading={intervene.isPending}
        onClick={() => act({ type: 'retry', node }, t('act.retried', { node: title }))}
      >
        {t('now.retry')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'ways',
              type: 'group',
              label: t('now.skipTitle', { node: title }),
              children: outcomes.map((each) => ({ key: each.id, label: each.title[scene.format.language] })),
            },
          ],
          onClick: ({ key }) =>
            act(
              { type: 'skip', node, outcome: key },
              t('act.skipped', { node: title, outcome: scene.names.outcome(node, key) }),
            ),
        }}
      >
        <Button size="small" disabled={intervene.isPending}>
          {t('now.skip')}
        </Button>
      </Dropdown>
    </Flex>
  );
}
