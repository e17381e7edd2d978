import { PlayCircleOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlaybookSummary, PlaybookVersion } from '../../rules/api/playbooks.ts';
import { useDecideVersion, useVersion } from '../api/playbooks.ts';
import { useSession } from '../api/session.ts';
import { Failure } from '../app/Failure.tsx';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { PlaybookCanvas } from '../canvas/PlaybookCanvas.tsx';
import { useNames } from '../campaign/useNames.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import styles from './ApprovalsPage.module.css';
import { VersionMeaning } from './VersionMeaning.tsx';

const SHORT_HASH = 12;

interface SubmittedVersionProps {
  readonly playbook: PlaybookSummary;
  readonly version: PlaybookVersion;
  readonly earlier: number | undefined;
}

/** One version that waits for a decision: what it would change, and the decision. */
export function SubmittedVersion({ playbook, version, earlier }: SubmittedVersionProps) {
  const { t } = useTranslation('home');
  const names = useNames(undefined);
  const format = useFormat();
  const content = useVersion(playbook.id, version.number);
  const before = useVersion(playbook.id, earlier);
  const [open, setOpen] = useState(false);
  const [selected, setSelected] = useState<string>();
  const error = content.error ?? before.error;
  const { number, author, submittedAt, hash, note } = version;
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div>
          <h2>
            <Link to={`/playbooks/${playbook.id}`}>{playbook.name}</Link> v{number}
          </h2>
          <p>
            {t('approvals.submitted', { who: names.person(author), number, at: format.time(submittedAt, 'dayTime') })} ·{' '}
            <Tooltip title={hash}>
              <code>{t('approvals.content', { hash: hash.slice(0, SHORT_HASH) })}</code>
            </Tooltip>
          </p>
        </div>
        <div className={styles.actions}>
          <Button onClick={() => setOpen(!open)} aria-expanded={open} disabled={!content.data}>
            {open ? t('approvals.hide') : t('approvals.show')}
          </Button>
          <Link to={`/playbooks/${playbook.id}/rehearsal?version=${number}`}>
            <PlayCircleOutlined aria-hidden /> {t('approvals.rehearse')}
          </Link>
          <Decision playbook={playbook} version={version} />
        </div>
      </div>
      {note !== undefined && note !== '' && <p className={styles.note}>{note}</p>}
      {error && <Failure error={error} onRetry={() => void (content.error ? content.refetch() : before.refetch())} />}
      {!content.data && !error && <Skeleton active title={false} style={{ padding: 18 }} />}
      {content.data && (earlier === undefined || before.data) && (
        <VersionMeaning playbook={content.data.playbook} earlier={earlier} before={before.data?.playbook} />
      )}
      {open && content.data && (
        <div className={styles.canvas}>
          <PlaybookCanvas playbook={content.data.playbook} readOnly selected={selected} onSelect={setSelected} />
        </div>
      )}
    </article>
  );
}

function Decision({ playbook, version: { number, author } }: Pick<SubmittedVersionProps, 'playbook' | 'version'>) {
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
