import { CaretRightOutlined } from '@ant-design/icons';
import { App, Button, Modal, Skeleton } from 'antd';
import type { ButtonProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { useIntervene } from '../../api/campaigns.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import type { Scene } from '../scene.ts';

// It evaluates expressions: who only looks at the campaign does not load what that takes.
const PlanPreview = lazy(async () => ({ default: (await import('./PlanPreview.tsx')).PlanPreview }));

type PlanButtonProps = Pick<ButtonProps, 'size' | 'type'> & {
  readonly scene: Scene;
  /** The start that lets the plan begin. */
  readonly plan: PlaybookNode;
  readonly label?: string;
};

/** Begins what lies ready in the playbook, after saying what will happen. */
export function PlanButton({ scene, plan, label, ...button }: PlanButtonProps) {
  const { t } = useTranslation(['warRoom', 'campaign', 'common']);
  const { message } = App.useApp();
  const tellFailure = useFailureMessage();
  const intervene = useIntervene(scene.campaign.id);
  const [asking, setAsking] = useState(false);

  const begin = (): void =>
    intervene.mutate(
      { type: 'start', node: plan.id },
      {
        onSuccess: () => void message.success(t('campaign:act.begun', { node: plan.title })),
        onError: tellFailure,
        onSettled: () => setAsking(false),
      },
    );
  return (
    <>
      <Button icon={<CaretRightOutlined aria-hidden />} onClick={() => setAsking(true)} {...button}>
        {label ?? plan.title}
      </Button>
      <Modal
        open={asking}
        title={t('confirm.title', { plan: plan.title })}
        okText={t('confirm.ok')}
        cancelText={t('common:do.cancel')}
        confirmLoading={intervene.isPending}
        onOk={begin}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 4 }} />}>
          <PlanPreview scene={scene} plan={plan} />
        </Suspense>
      </Modal>
    </>
  );
}
