import { DeleteOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '../../rules/api/comments.ts';
import { useWithdrawComment } from '../api/comments.ts';
import { usePreferences } from '../app/preferences.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { PersonMark } from '../session/PersonMark.tsx';
import { CommentText } from './CommentText.tsx';
import { discard, send, useOutbox } from './outbox.ts';
import { useDiscussion } from './scope.ts';
import styles from './comments.module.css';

interface CommentItemProps {
  readonly comment: Comment;
  /** The reader has come for this one. */
  readonly highlighted: boolean;
}

/** Who said what, and when; of one's own, whether it has arrived. */
export function CommentItem({ comment, highlighted }: CommentItemProps) {
  const { t } = useTranslation('comments');
  const { names, readerId } = useDiscussion();
  const format = useFormat();
  const item = useRef<HTMLElement>(null);
  const outgoing = useOutbox((box) => box.outgoing.find((each) => each.comment.id === comment.id));
  useEffect(() => {
    if (highlighted) item.current?.scrollIntoView({ block: 'center' });
  }, [highlighted]);
  const { author, at, text, withdrawn } = comment;
  const who = names.person(author);
  return (
    <article ref={item} className={styles.comment} data-highlighted={highlighted} aria-label={who}>
      <header>
        <PersonMark id={author} name={who} size={20} />
        <b>{who}</b>
        <time dateTime={at}>{format.time(at, 'dayTime')}</time>
        {author === readerId && !withdrawn && !outgoing && <Withdraw comment={comment} />}
      </header>
      {withdrawn ? <p className={styles.soft}>{t('withdrawn')}</p> : <CommentText text={text} />}
      {outgoing && <Delivery id={comment.id} />}
    </article>
  );
}

function Withdraw({ comment }: { comment: Comment }) {
  const { t } = useTranslation(['comments', 'common']);
  const tellFailure = useFailureMessage();
  const withdraw = useWithdrawComment(comment.playbook);
  return (
    <Popconfirm
      title={t('withdrawSure')}
      okText={t('withdraw')}
      cancelText={t('common:do.cancel')}
      onConfirm={() => withdraw.mutate(comment.id, { onError: tellFailure })}
    >
      <Button
        className={styles.withdraw ?? ''}
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('withdraw')}
        title={t('withdraw')}
      />
    </Popconfirm>
  );
}

/** A comment that the engine does not have yet: on its way, or kept because it did not get there. */
function Delivery({ id }: { id: string }) {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const language = usePreferences((state) => state.language);
  const outgoing = useOutbox((box) => box.outgoing.find((each) => each.comment.id === id));
  if (!outgoing) return null;
  if (!outgoing.failure) {
    return (
      <p className={styles.soft} role="status">
        {t('sending')}
      </p>
    );
  }
  return (
    <div className={styles.failed} role="alert">
      <p>
        <ExclamationCircleFilled aria-hidden /> {t('notSent', { why: outgoing.failure[language] })}
      </p>
      <div className={styles.actions}>
        <Button size="small" onClick={() => void send(client, outgoing.comment)}>
          {t('sendAgain')}
        </Button>
        <Button size="small" onClick={() => discard(id)}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}
