import { CheckOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpen } from '../../rules/comments/threads.ts';
import type { Thread } from '../../rules/comments/threads.ts';
import { useResolveThread } from '../api/comments.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { CommentItem } from './CommentItem.tsx';
import { Composer } from './Composer.tsx';
import { useOutbox } from './outbox.ts';
import { useDiscussion } from './scope.ts';
import styles from './comments.module.css';

interface ThreadItemProps {
  readonly thread: Thread;
  /** What it is about, where that is not said above it. */
  readonly about?: React.ReactNode;
  readonly highlighted: string | undefined;
}

/** A thread: what was said, an answer, and whether it is settled. */
export function ThreadItem({ thread, about, highlighted }: ThreadItemProps) {
  const { t } = useTranslation(['comments', 'common']);
  const { playbook, names } = useDiscussion();
  const tellFailure = useFailureMessage();
  const resolve = useResolveThread(playbook);
  const [replying, setReplying] = useState(false);
  const { root, replies } = thread;
  const open = isOpen(thread);
  // What the engine does not have can be neither answered nor settled.
  const isUnsent = useOutbox((box) => box.outgoing.some(({ comment }) => comment.id === root.id));
  const answer = t('writeReply');
  return (
    <section className={styles.thread} aria-label={t('thread', { who: names.person(root.author) })}>
      <div className={styles.about}>
        {about}
        <span className={styles.tag}>
          {root.version === undefined ? t('draft') : t('common:version', { number: root.version })}
        </span>
      </div>
      {[root, ...replies].map((comment) => (
        <CommentItem key={comment.id} comment={comment} highlighted={comment.id === highlighted} />
      ))}
      {root.resolved && (
        <p className={styles.soft}>
          <CheckOutlined aria-hidden /> {t('resolvedBy', { who: names.person(root.resolved.by) })}
        </p>
      )}
      {isUnsent ? null : replying ? (
        <Composer
          place={{ thread: root.id, node: root.node }}
          label={answer}
          autoFocus
          onSent={() => setReplying(false)}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className={styles.actions}>
          {open && (
            <Button size="small" onClick={() => setReplying(true)}>
              {t('reply')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={open ? <CheckOutlined aria-hidden /> : <UndoOutlined aria-hidden />}
            onClick={() => resolve.mutate({ thread: root.id, resolved: open }, { onError: tellFailure })}
          >
            {open ? t('resolve') : t('reopen')}
          </Button>
        </div>
      )}
    </section>
  );
}
