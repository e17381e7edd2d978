import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { findAction } from '../../../rules/actions/catalogue.ts';
import { feelScope } from '../../../rules/interpreter/context.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { planSteps } from '../../../rules/war-room/contingency.ts';
import type { PlannedChange, PlanStep } from '../../../rules/war-room/contingency.ts';
import { useEffects } from '../../api/campaigns.ts';
import { instantMs } from '../../i18n/format/times.ts';
import { factsOf } from '../../playbook/kinds/registry.ts';
import { isValueHint } from '../valueHints.ts';
import type { Scene } from '../scene.ts';
import { actionWords } from '../timeline/describeEntry.ts';
import { useCampaignNow } from '../useCampaignNow.ts';
import styles from './PlanPreview.module.css';

/** What follows when the plan is begun now: its steps, what they change with which values, and what was approved for it. */
export function PlanPreview({ scene, plan }: { scene: Scene; plan: PlaybookNode }) {
  const { t } = useTranslation('warRoom');
  const { campaign, playbook } = scene;
  const nowMs = useCampaignNow(campaign, scene.receivedMs, 10_000);
  const effects = useEffects(campaign.id).data ?? [];
  const context = {
    nowMs,
    phase: campaign.phase ?? '',
    parameters: campaign.parameters,
    variables: campaign.variables,
    anchors: Object.fromEntries(Object.entries(campaign.anchors).map(([name, at]) => [name, instantMs(at)])),
    sets: Object.fromEntries(Object.entries(campaign.sets).map(([name, count]) => [name, { $set: name, count }])),
  };
  const counted = effects.map(({ node, state, with: inputs, at }) => ({
    node,
    state,
    with: inputs,
    atMs: instantMs(at),
  }));
  const steps = planSteps(playbook, plan.id, feelScope(context, campaign.timezone), counted);
  return (
    <div className={styles.preview}>
      <p>{t('confirm.lead')}</p>
      <ol>
        {steps.map((step) => (
          <Step key={step.node.id} step={step} scene={scene} />
        ))}
      </ol>
      <p className={styles.soft}>
        {t('confirm.then')} {t('confirm.once')}
      </p>
    </div>
  );
}

function Step({ step: { node, change }, scene }: { step: PlanStep; scene: Scene }) {
  const { t } = useTranslation('warRoom');
  const { playbook, format, names, telling } = scene;
  const titles = { variable: names.figure, set: names.set };
  const leaving = playbook.edges.filter((edge) => edge.from === node.id).length;
  return (
    <li>
      <b>{node.title}</b>
      {change ? (
        <span>
          {actionWords(change.do, change.with, telling)} · {change.auto ? t('confirm.auto') : t('confirm.asks')}
        </span>
      ) : (
        <span>{factsOf(node, { language: format.language, playbook, leaving, ...titles })}</span>
      )}
      {change?.limit && <Limit change={change} limit={change.limit} scene={scene} />}
    </li>
  );
}

interface LimitProps {
  readonly change: PlannedChange;
  readonly limit: NonNullable<PlannedChange['limit']>;
  readonly scene: Scene;
}

function Limit({ change, limit, scene: { say } }: LimitProps) {
  const { t } = useTranslation('warRoom');
  const type = findAction(change.do)?.inputs[limit.sumOf]?.type ?? '';
  const amount = (value: number): string => say(value, isValueHint(type) ? type : undefined);
  const fill = { max: amount(limit.max), used: amount(limit.used) };
  return (
    <>
      <span className={styles.soft}>
        {limit.per === 'day' ? t('confirm.limitDay', fill) : t('confirm.limit', fill)}
      </span>
      {limit.exceeded && (
        <Alert
          type="warning"
          showIcon
          title={limit.over === 'approval' ? t('confirm.overAsks') : t('confirm.overDeclines')}
        />
      )}
    </>
  );
}
