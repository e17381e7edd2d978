import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMentions } from '../api/comments.ts';
import styles from './comments.module.css';

const MentionsDrawer = lazy(async () => ({ default: (await import('./MentionsDrawer.tsx')).MentionsDrawer }));

/** In the frame of every page: whether somebody has named the reader, and where. */
export function MentionsButton() {
  const { t } = useTranslation('comments');
  const [open, setOpen] = useState<boolean>();
  const unread = useMentions().data?.filter((each) => !each.read).length ?? 0;
  const label = unread > 0 ? t('unread', { count: unread }) : t('mentions');
  return (
    <span className={styles.bell}>
      <Button
        type="text"
        icon={<BellOutlined aria-hidden />}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {unread > 0 && (
        <span className={styles.bellCount} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
      {open !== undefined && (
        <Suspense>
          <MentionsDrawer open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
