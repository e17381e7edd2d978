import { Button, Segmented, Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpen, threadsOf } from '../../rules/comments/threads.ts';
import type { Thread } from '../../rules/comments/threads.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { useComments, useMentions, useReadMentions } from '../api/comments.ts';
import { Failure } from '../app/Failure.tsx';
import { Composer } from './Composer.tsx';
import { arrived, useOutbox, withOutgoing } from './outbox.ts';
import { DiscussionProvider } from './scope.ts';
import { ThreadItem } from './ThreadItem.tsx';
import { ownersIn, useDiscussionOf } from './useDiscussionOf.ts';
import styles from './comments.module.css';

interface CommentsProps {
  /** The playbook's id on the server. */
  readonly id: string;
  readonly playbook: Playbook;
  /** The version that is looked at; undefined for the draft. */
  readonly version?: number | undefined;
  /** Only what was said about this node. */
  readonly node: string | undefined;
  /** The comment that the reader has come for. */
  readonly highlighted?: string | undefined;
  /** One can write at once. */
  readonly autoFocus?: boolean;
  onNode(node: string | undefined): void;
}

/** What people say about a playbook, or about one of its nodes, and a place to say more. */
export function Comments({ id, playbook, version, node, highlighted, autoFocus = false, onNode }: CommentsProps) {
  const { t } = useTranslation('comments');
  const discussion = useDiscussionOf(id, playbook, version);
  const comments = useComments(id);
  const outgoing = useOutbox((box) => box.outgoing);
  const { data: stored } = comments;
  useEffect(() => {
    arrived(outgoing, new Set(stored?.map((each) => each.id)));
  }, [stored, outgoing]);
  const threads = useMemo(
    () => threadsOf(withOutgoing(stored ?? [], outgoing, discussion)),
    [stored, outgoing, discussion],
  );
  const sought = threads.find(({ root, replies }) => [root, ...replies].some((each) => each.id === highlighted));
  const [chosen, setChosen] = useState<'open' | 'resolved'>();
  const state = chosen ?? (sought && !isOpen(sought) ? 'resolved' : 'open');
  const here = threads.filter(({ root }) => node === undefined || root.node === node);
  const [open, resolved] = [here.filter(isOpen), here.filter((each) => !isOpen(each))];
  const shown = state === 'open' ? open : resolved;
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (autoFocus) foot.current?.querySelector('textarea')?.focus();
  }, [autoFocus]);
  useSeen(shown);
  useGoTo(sought, onNode);

  if (comments.isError && !comments.data)
    return <Failure error={comments.error} onRetry={() => void comments.refetch()} />;
  return (
    <DiscussionProvider value={discussion}>
      <div className={styles.comments}>
        <div className={styles.bar}>
          <Segmented
            size="small"
            aria-label={t('filter')}
            value={state}
            onChange={setChosen}
            options={[
              { value: 'open', label: t('open', { count: open.length }) },
              { value: 'resolved', label: t('resolved', { count: resolved.length }) },
            ]}
          />
          {node !== undefined && (
            <Button size="small" type="link" onClick={() => onNode(undefined)}>
              {t('all')}
            </Button>
          )}
        </div>
        <NodeHead playbook={playbook} node={node} who={discussion.names.who} title={discussion.names.node(node)} />
        <div className={styles.list}>
          {comments.isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
          {comments.data && shown.length === 0 && (
            <div className={styles.none}>
              {state === 'resolved' ? (
                t('noneResolved')
              ) : (
                <>
                  <b>{t('none')}</b>
                  {t('noneHint')}
                </>
              )}
            </div>
          )}
          {shown.map((thread) => (
            <ThreadItem
              key={thread.root.id}
              thread={thread}
              highlighted={highlighted}
              about={node === undefined && <AboutWhat playbook={playbook} thread={thread} onNode={onNode} />}
            />
          ))}
        </div>
        <div ref={foot} className={styles.foot}>
          <Composer
            key={node ?? ''}
            place={{ node }}
            label={node === undefined ? t('writeOnPlaybook') : t('writeOnNode')}
            onSent={() => setChosen('open')}
          />
        </div>
      </div>
    </DiscussionProvider>
  );
}

interface NodeHeadProps {
  readonly playbook: Playbook;
  readonly node: string | undefined;
  readonly title: string;
  who(assignee: unknown): string;
}

/** The node that is spoken of, and who answers for it. */
function NodeHead({ playbook, node, title, who }: NodeHeadProps) {
  const { t } = useTranslation(['comments', 'common']);
  if (node === undefined) return null;
  const owners = ownersIn(playbook, node);
  return (
    <div className={styles.head}>
      <b>{t('onNode', { node: title })}</b>
      <span className={styles.soft}>
        {owners.length === 0
          ? t('noOwner')
          : t('owner', { who: owners.map((owner) => `@${who(owner)}`).join(t('common:listSeparator')) })}
      </span>
    </div>
  );
}

interface AboutWhatProps {
  readonly playbook: Playbook;
  readonly thread: Thread;
  onNode(node: string): void;
}

function AboutWhat({ playbook, thread: { root }, onNode }: AboutWhatProps) {
  const { t } = useTranslation('comments');
  const { node } = root;
  if (node === undefined) return <span className={styles.soft}>{t('onPlaybook')}</span>;
  const found = playbook.nodes.find((each) => each.id === node);
  if (!found) return <span className={styles.soft}>{t('nodeGone', { node })}</span>;
  return (
    <button type="button" className={styles.node} onClick={() => onNode(node)}>
      {found.title || node}
    </button>
  );
}

/** Goes to the node of the comment that the reader has come for, once. */
function useGoTo(sought: Thread | undefined, onNode: (node: string) => void): void {
  const gone = useRef<string>(undefined);
  useEffect(() => {
    if (!sought || gone.current === sought.root.id) return;
    gone.current = sought.root.id;
    if (sought.root.node !== undefined) onNode(sought.root.node);
  }, [sought, onNode]);
}

/** What is shown to somebody who is named in it counts as seen. */
function useSeen(threads: readonly Thread[]): void {
  const mentions = useMentions().data;
  const { mutate } = useReadMentions();
  const shown = new Set(threads.flatMap(({ root, replies }) => [root.id, ...replies.map((each) => each.id)]));
  const unseen = (mentions ?? [])
    .filter(({ id, read }) => !read && shown.has(id))
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (unseen !== '') mutate(unseen.split(' '));
  }, [unseen, mutate]);
}
