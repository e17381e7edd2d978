import { App, Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../rules/api/tasks.ts';
import type { Json } from '../../rules/json.ts';
import { useCompleteTask } from '../api/tasks.ts';
import { Failure } from '../app/Failure.tsx';
import { ValueInput } from '../campaign/ValueInput.tsx';
import { useFormat } from '../i18n/format/useFormat.ts';
import { fieldRules } from './fieldRules.ts';
import { YesNo } from './YesNo.tsx';
import styles from './TasksPage.module.css';

interface TaskValues {
  readonly values?: Readonly<Record<string, Json | undefined>>;
  readonly checklist?: readonly string[];
  readonly evidence?: string;
}

/** A piece of work: its checklist, its fields, its proof. */
export function TaskForm({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const format = useFormat(task);
  const complete = useCompleteTask();
  const [form] = Form.useForm<TaskValues>();
  const ticked = Form.useWatch<readonly string[] | undefined>('checklist', form) ?? [];
  const left = task.checklist.length - ticked.length;

  const submit = ({ values = {}, checklist, evidence }: TaskValues): void => {
    const filled = Object.entries(values).filter(
      (each): each is [string, Json] => each[1] !== undefined && each[1] !== '',
    );
    complete.mutate(
      {
        id: task.id,
        body: {
          values: Object.fromEntries(filled),
          ...(checklist && { checklist: [...checklist] }),
          ...(evidence !== undefined && evidence !== '' && { evidence }),
        },
      },
      { onSuccess: () => void message.success(t('completed', { title: task.title })) },
    );
  };

  return (
    <Form<TaskValues>
      form={form}
      layout="vertical"
      scrollToFirstError={{ block: 'center' }}
      requiredMark="optional"
      disabled={!task.mine}
      onFinish={submit}
      initialValues={{ values: task.values }}
    >
      {task.checklist.length > 0 && (
        <div className={styles.block}>
          <h3>{t('checklist')}</h3>
          <Form.Item
            name="checklist"
            style={{ marginBottom: 0 }}
            rules={[
              {
                validator: (_, checked: readonly string[] | undefined) =>
                  (checked?.length ?? 0) === task.checklist.length
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('checklistMissing'))),
              },
            ]}
          >
            <Checkbox.Group
              className={styles.checks ?? ''}
              options={task.checklist.map((each) => ({ value: each, label: each }))}
            />
          </Form.Item>
          {left > 0 && <p className={styles.sub}>{t('checklistLeft', { count: left })}</p>}
        </div>
      )}
      {task.form.length > 0 && (
        <div className={styles.block}>
          <h3>{t('form')}</h3>
          {task.form.map((field) => (
            <Form.Item
              key={field.id}
              name={['values', field.id]}
              label={field.title || field.id}
              required={field.required === true}
              rules={fieldRules(field, t('required', { title: field.title }), format)}
            >
              {field.type === 'boolean' ? (
                <YesNo label={field.title || field.id} />
              ) : (
                <ValueInput type={field.type} choices={field.choices} name={field.id} format={format} />
              )}
            </Form.Item>
          ))}
        </div>
      )}
      {task.evidenceRequired && (
        <div className={styles.block}>
          <Form.Item
            name="evidence"
            label={t('evidence')}
            required
            extra={t('evidenceHint')}
            rules={[{ required: true, whitespace: true, message: t('evidenceMissing') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
        </div>
      )}
      {complete.isError && <Failure error={complete.error} />}
      <div className={styles.ways}>
        <Button type="primary" htmlType="submit" size="large" loading={complete.isPending}>
          {t('complete')}
        </Button>
      </div>
    </Form>
  );
}
