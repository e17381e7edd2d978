import { useTranslation } from 'react-i18next';
import { kindOf } from '../../../rules/kinds/registry.ts';
import { isArmed } from '../../canvas/armed.ts';
import { NodeActs } from '../acts/NodeActs.tsx';
import styles from '../panel.module.css';
import type { Scene } from '../scene.ts';

/** How the step that the reader has chosen stands. */
export function NodeState({ scene, node }: { scene: Scene; node: string }) {
  const { t } = useTranslation(['campaign', 'common']);
  const { playbook, campaign, format, names } = scene;
  const found = playbook.nodes.find((each) => each.id === node);
  if (!found) return null;
  const state = campaign.overlay.nodes[node];
  const facts = [
    isArmed(found, state) ? t('now.armed') : t(`now.${state?.state ?? 'idle'}`),
    state && state.entered > 0 ? t('now.entered', { count: state.entered }) : '',
    state?.fires ? t('now.fires', { count: state.fires }) : '',
    state?.outcome !== undefined && state.state === 'done' ? names.outcome(node, state.outcome) : '',
  ].filter((each) => each !== '');
  return (
    <section className={styles.section}>
      <h2>
        {format.text(kindOf(found).title)} · {t(`common:phase.${found.phase}`)}
      </h2>
      <span className={styles.value}>{found.title}</span>
      <p className={styles.soft}>{facts.join(' · ')}</p>
      {state?.state === 'active' && <NodeActs scene={scene} node={node} />}
      {found.description !== undefined && <p className={styles.faint}>{found.description}</p>}
    </section>
  );
}
