import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Comment } from '../../rules/api/comments.ts';
import { mentionsIn } from '../../rules/comments/mentions.ts';
import { MentionField } from './MentionField.tsx';
import { send } from './outbox.ts';
import { useDiscussion } from './scope.ts';
import styles from './comments.module.css';

/** Where a comment is to go: into a thread, to a node, or to the playbook as a whole. */
export interface CommentPlace {
  readonly thread?: string | undefined;
  readonly node?: string | undefined;
}

/** What was begun in each place: going elsewhere and coming back loses nothing. */
const useBegun = create<Readonly<Record<string, string>>>()(() => ({}));

interface ComposerProps {
  readonly place: CommentPlace;
  readonly label: string;
  readonly autoFocus?: boolean;
  onSent?(): void;
  onCancel?(): void;
}

/** Writes a comment and sends it; it is shown at once. */
export function Composer({ place: { thread, node }, label, autoFocus = false, onSent, onCancel }: ComposerProps) {
  const { t } = useTranslation(['comments', 'common']);
  const client = useQueryClient();
  const { playbook, version, known, candidatesFor, readerId } = useDiscussion();
  const key = JSON.stringify([playbook, version, thread, node]);
  const text = useBegun((begun) => begun[key] ?? '');
  const write = (value: string): void => useBegun.setState({ [key]: value });
  const post = (): void => {
    const trimmed = text.trim();
    if (trimmed === '') return;
    const id = crypto.randomUUID();
    const comment: Comment = {
      id,
      playbook,
      thread: thread ?? id,
      ...(node !== undefined && { node }),
      ...(version !== undefined && { version }),
      text: trimmed,
      author: readerId,
      at: new Date().toISOString(),
      mentions: [...mentionsIn(trimmed, known)],
    };
    write('');
    void send(client, comment);
    onSent?.();
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      <MentionField
        label={label}
        value={text}
        candidates={candidatesFor(node)}
        autoFocus={autoFocus}
        onChange={write}
        onSend={post}
      />
      <div className={styles.actions}>
        <Button size="small" type="primary" htmlType="submit" disabled={text.trim() === ''} title="Ctrl Enter">
          {t('send')}
        </Button>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {t('common:do.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
