import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaybookSummary, PlaybookVersion } from '../../rules/api/playbooks.ts';
import { useDecideVersion } from '../api/playbooks.ts';
import { useSession } from '../api/session.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import styles from './approval.module.css';

interface DecisionProps {
  readonly playbook: Pick<PlaybookSummary, 'id' | 'name'>;
  readonly version: PlaybookVersion;
}

/** The decision about a version, for a manager who did not submit it; rejecting takes a reason. */
export function Decision({ playbook, version: { number, author } }: DecisionProps) {
  const { t } = useTranslation(['home', 'common']);
  const { message } = App.useApp();
  const tellFailure = useFailureMessage();
  const user = useSession().data;
  const decide = useDecideVersion();
  const [rejecting, setRejecting] = useState(false);
  const why =
    user?.id === author ? t('approvals.own') : user?.roles.includes('manager') ? undefined : t('approvals.notManager');
  const fill = { name: playbook.name, number };

  const send = (decision: 'approve' | 'reject', reason?: string): void =>
    decide.mutate(
      { playbook: playbook.id, number, decision, ...(reason !== undefined && { reason }) },
      {
        onSuccess: () => {
          setRejecting(false);
          void message.success(decision === 'approve' ? t('approvals.approved', fill) : t('approvals.rejected', fill));
        },
        onError: tellFailure,
      },
    );

  if (why !== undefined) return <p className={styles.soft}>{why}</p>;
  return (
    <>
      <Button onClick={() => setRejecting(true)}>{t('approvals.reject')}</Button>
      <Button type="primary" loading={decide.isPending} onClick={() => send('approve')}>
        {t('approvals.approve')}
      </Button>
      <Modal
        open={rejecting}
        title={t('approvals.rejectTitle', fill)}
        okText={t('approvals.reject')}
        okButtonProps={{ danger: true, htmlType: 'submit', form: `reject-${playbook.id}`, loading: decide.isPending }}
        onCancel={() => setRejecting(false)}
        destroyOnHidden
      >
        <Form<{ reason: string }>
          id={`reject-${playbook.id}`}
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }) => send('reject', reason)}
        >
          <Form.Item
            name="reason"
            label={t('approvals.reason')}
            extra={t('approvals.reasonHint')}
            rules={[{ required: true, whitespace: true, message: t('approvals.reasonMissing') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
