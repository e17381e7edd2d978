import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../rules/api/tasks.ts';
import type { Json } from '../../rules/json.ts';
import { useCampaign } from '../api/campaigns.ts';
import { useVersion } from '../api/playbooks.ts';
import { useDecideTask } from '../api/tasks.ts';
import { Failure } from '../app/Failure.tsx';
import { useNames } from '../campaign/useNames.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { ActionCard } from './ActionCard.tsx';
import { useUnits } from './useUnits.ts';
import styles from './TasksPage.module.css';

/** Yes or no, with the figures that it is about. */
export function ApprovalForm({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const decide = useDecideTask();
  const [form] = Form.useForm<{ comment?: string }>();

  const send = (decision: 'approve' | 'reject'): void => {
    const comment = form.getFieldValue('comment') as unknown;
    decide.mutate(
      { id: task.id, body: { decision, ...(typeof comment === 'string' && comment !== '' && { comment }) } },
      {
        onSuccess: () =>
          void message.success(
            decision === 'approve' ? t('approved', { title: task.title }) : t('rejected', { title: task.title }),
          ),
      },
    );
  };

  const approvals = task.decisions.filter((each) => each.decision === 'approve').length;
  return (
    <>
      {task.do !== undefined && (
        <ActionCard task={task} heading={task.about === 'guardrail' ? t('guardrail') : t('proposal')} />
      )}
      <Figures task={task} />
      {(task.quorum ?? 1) > 1 && (
        <p className={styles.sub}>{t('quorum', { done: approvals, needed: task.quorum ?? 1 })}</p>
      )}
      <Form form={form} layout="vertical" disabled={!task.mine || decide.isPending}>
        <Form.Item name="comment" label={t('comment')} extra={t('commentHint')}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
        {decide.isError && <Failure error={decide.error} />}
        <div className={styles.ways}>
          <Button type="primary" size="large" loading={decide.isPending} onClick={() => send('approve')}>
            {t('approve')}
          </Button>
          <Button size="large" danger onClick={() => send('reject')}>
            {t('reject')}
          </Button>
        </div>
      </Form>
    </>
  );
}

const GUARDRAIL_FIGURES = ['sum', 'amount', 'max'] as const;

/** The figures that an approval shows, each with the unit that its parameter has. */
export function Figures({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const campaign = useCampaign(task.campaign).data;
  const playbook = useVersion(campaign?.playbook, campaign?.version).data?.playbook;
  const format = useFormat(task);
  const say = useValueWords(format);
  const names = useNames(playbook);
  const unitOf = useUnits(playbook, campaign?.version);
  const shown = Object.entries(task.shows);
  if (shown.length === 0) return null;
  const guardrail = task.about === 'guardrail';
  const titleOf = (name: string): string => {
    const known = guardrail ? GUARDRAIL_FIGURES.find((each) => each === name) : undefined;
    return known ? t(known) : names.figure(name).title;
  };
  const wordsOf = (name: string, value: Json): string =>
    guardrail ? say(value, 'money') : say.field(name, value, names.figure(name).type ?? unitOf?.(name));
  return (
    <div className={styles.block}>
      <h3>{t('figures')}</h3>
      <dl className={styles.figures}>
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{titleOf(name)}</dt>
            <dd>{wordsOf(name, value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
