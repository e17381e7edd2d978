import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_ATTACHMENTS } from '../../rules/api/attachments.ts';
import type { Task } from '../../rules/api/tasks.ts';
import type { Json } from '../../rules/json.ts';
import { useCompleteTask } from '../api/tasks.ts';
import { Failure } from '../app/Failure.tsx';
import { fieldTypeOf } from '../campaign/valueHints.ts';
import { ValueInput } from '../campaign/ValueInput.tsx';
import { useFormat } from '../i18n/format/useFormat.ts';
import { ActionCard } from './ActionCard.tsx';
import { CannotDo } from './CannotDo.tsx';
import { fieldRules } from './fieldRules.ts';
import { PictureField } from './PictureField.tsx';
import styles from './TasksPage.module.css';

interface CardValues {
  readonly values?: Readonly<Record<string, Json | undefined>>;
  readonly evidence?: string;
}

const NONE: readonly string[] = [];

/** An action that a person carries out: what to change, and the values as they were really set. */
export function ByHandCard({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const format = useFormat(task);
  const complete = useCompleteTask();
  const inputs = task.inputs ?? [];
  const [pictures, setPictures] = useState(NONE);

  const submit = ({ values = {}, evidence }: CardValues): void => {
    const filled = Object.entries(values).filter(
      (each): each is [string, Json] => each[1] !== undefined && each[1] !== '',
    );
    complete.mutate(
      {
        id: task.id,
        body: {
          values: Object.fromEntries(filled),
          ...(evidence !== undefined && evidence !== '' && { evidence }),
          ...(pictures.length > 0 && { attachments: [...pictures] }),
        },
      },
      { onSuccess: () => void message.success(t('completed', { title: task.title })) },
    );
  };

  return (
    <>
      <ActionCard task={task} heading={t('byHand')} />
      <p className={styles.description}>{t('byHandHint')}</p>
      <Form<CardValues>
        layout="vertical"
        requiredMark="optional"
        disabled={!task.mine}
        onFinish={submit}
        initialValues={{ values: Object.fromEntries(inputs.map(({ name, value }) => [name, editable(value)])) }}
      >
        <div className={styles.block}>
          <h3>{t('confirmed')}</h3>
          {inputs.map(({ name, title, type, optional }) => {
            const field = { id: name, title: format.text(title), type: fieldTypeOf(type), required: optional !== true };
            return (
              <Form.Item
                key={name}
                name={['values', name]}
                label={field.title}
                required={field.required}
                rules={fieldRules(field, t('required', { title: field.title }), format)}
              >
                <ValueInput type={field.type} name={name} format={format} />
              </Form.Item>
            );
          })}
          <Form.Item label={t('pictures')} extra={t('picturesHint', { most: MOST_ATTACHMENTS })}>
            <PictureField task={task.id} disabled={!task.mine} value={pictures} onChange={setPictures} />
          </Form.Item>
          <Form.Item
            name="evidence"
            label={t('evidence')}
            extra={t('evidenceHint')}
            required={task.evidenceRequired}
            rules={task.evidenceRequired ? [{ required: true, whitespace: true, message: t('evidenceMissing') }] : []}
          >
            <Input maxLength={2000} />
          </Form.Item>
        </div>
        {complete.isError && <Failure error={complete.error} />}
        <div className={styles.ways}>
          <Button type="primary" htmlType="submit" size="large" loading={complete.isPending}>
            {t('confirmDone')}
          </Button>
          <CannotDo task={task} />
        </div>
      </Form>
    </>
  );
}

/** A set that the engine keeps by reference cannot be edited here: its rows are confirmed as they are. */
const editable = (value: Json): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : value;
