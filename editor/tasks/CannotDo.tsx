import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../rules/api/tasks.ts';
import { useCannotDo } from '../api/tasks.ts';
import { Failure } from '../app/Failure.tsx';

/** Gives a card back with the reason why it cannot be done. */
export function CannotDo({ task }: { task: Task }) {
  const { t } = useTranslation(['tasks', 'common']);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const [asking, setAsking] = useState(false);
  const cannotDo = useCannotDo();
  const send = ({ reason }: { reason: string }): void =>
    cannotDo.mutate(
      { id: task.id, body: { reason } },
      {
        onSuccess: () => {
          setAsking(false);
          void message.success(t('givenBack', { title: task.title }));
        },
      },
    );
  return (
    <>
      <Button size="large" disabled={!task.mine} onClick={() => setAsking(true)}>
        {t('cannotDo')}
      </Button>
      <Modal
        open={asking}
        title={t('cannotDoTitle')}
        okText={t('cannotDoSend')}
        okButtonProps={{ danger: true }}
        cancelText={t('common:do.cancel')}
        confirmLoading={cannotDo.isPending}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" onFinish={send} requiredMark={false}>
          <Form.Item
            name="reason"
            label={t('cannotDoReason')}
            extra={t('cannotDoHint')}
            rules={[{ required: true, whitespace: true, message: t('cannotDoMissing') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
        </Form>
        {cannotDo.isError && <Failure error={cannotDo.error} />}
      </Modal>
    </>
  );
}
