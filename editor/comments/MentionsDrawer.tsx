import { Button, Drawer, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ROLES } from '../../rules/api/session.ts';
import type { Mentioned } from '../../rules/api/comments.ts';
import { splitMentions } from '../../rules/comments/mentions.ts';
import { useMentions, useReadMentions } from '../api/comments.ts';
import { useUsers } from '../api/session.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { useNames } from '../campaign/useNames.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { PersonMark } from '../session/PersonMark.tsx';
import styles from './comments.module.css';

interface MentionsDrawerProps {
  readonly open: boolean;
  onClose(): void;
}

/** Where somebody named the reader or a role of theirs, newest first; each leads to the place. */
export function MentionsDrawer({ open, onClose }: MentionsDrawerProps) {
  const { t } = useTranslation('comments');
  const navigate = useNavigate();
  const mentions = useMentions();
  const read = useReadMentions();
  const unread = (mentions.data ?? []).filter((each) => !each.read).map(({ id }) => id);
  const go = ({ id, playbook, version, read: seen }: Mentioned): void => {
    if (!seen) read.mutate([id]);
    onClose();
    const page = version === undefined ? `/playbooks/${playbook}` : `/playbooks/${playbook}/versions/${version}`;
    void navigate(`${page}?comment=${id}`);
  };
  return (
    <Drawer
      open={open}
      title={t('mentions')}
      size={400}
      onClose={onClose}
      extra={
        unread.length > 0 && (
          <Button size="small" onClick={() => read.mutate(unread)}>
            {t('readAll')}
          </Button>
        )
      }
    >
      {mentions.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {mentions.isError && !mentions.data && <Failure error={mentions.error} onRetry={() => void mentions.refetch()} />}
      {mentions.data?.length === 0 && <EmptyState title={t('noMentions')} hint={t('noMentionsHint')} />}
      <ul className={styles.mentions}>
        {mentions.data?.map((each) => (
          <li key={each.id}>
            <MentionItem mention={each} onGo={() => go(each)} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function MentionItem({ mention, onGo }: { mention: Mentioned; onGo: () => void }) {
  const { t } = useTranslation('comments');
  const names = useNames(undefined);
  const format = useFormat();
  const users = useUsers().data;
  const known = useMemo(
    () => ({
      people: new Set(users?.map((each) => each.id)),
      roles: new Set([...ROLES, ...(users ?? []).flatMap((each) => each.roles)]),
    }),
    [users],
  );
  const { author, at, text, playbookName, version, read } = mention;
  const who = names.person(author);
  const words = splitMentions(text, known).map((part) => (part.mention ? `@${names.who(part.mention)}` : part.text));
  return (
    <button type="button" onClick={onGo}>
      <PersonMark id={author} name={who} />
      <span className={styles.line}>
        <b>{who}</b>
        <time className={styles.soft} dateTime={at}>
          {format.time(at, 'dayTime')}
        </time>
        {!read && <span className={styles.new}>{t('new')}</span>}
      </span>
      <span className={styles.said}>{words.join('')}</span>
      <span className={styles.where}>
        {version === undefined ? playbookName : t('inVersion', { playbook: playbookName, number: version })}
      </span>
    </button>
  );
}
