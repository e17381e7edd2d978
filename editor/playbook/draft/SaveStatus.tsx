import {
  CheckOutlined,
  CloudSyncOutlined,
  DisconnectOutlined,
  ExclamationCircleOutlined,
  LoadingOutlined,
} from '@ant-design/icons';
import { useSyncExternalStore } from 'react';
import { useUsers } from '../../api/session.ts';
import { formatTime, READERS_ZONE } from '../../i18n/format/times.ts';
import { useEditor } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { SaveState } from './saver.ts';
import styles from '../chrome/chrome.module.css';

export const useSaveState = (): SaveState => {
  const { saver } = useEditor();
  return useSyncExternalStore(saver.subscribe, saver.state);
};

/** Whether what is on the screen is saved. */
export function SaveStatus() {
  const { t, language } = useWords();
  const state = useSaveState();
  const users = useUsers().data ?? [];
  switch (state.type) {
    case 'saved': {
      const who = users.find((user) => user.id === state.by)?.name[language] ?? state.by;
      return (
        <span
          title={t('savedAt', { time: formatTime(state.at, 'full', READERS_ZONE, language), who })}
          className={styles.save}
          role="status"
        >
          <CheckOutlined /> {t('saved')}
        </span>
      );
    }
    case 'waiting':
    case 'saving':
      return (
        <span className={styles.save} role="status">
          {state.type === 'saving' ? <LoadingOutlined /> : <CloudSyncOutlined />} {t('saving')}
        </span>
      );
    case 'offline':
      return (
        <span title={t('offlineHelp')} className={styles.save} data-tone="warn" role="status">
          <DisconnectOutlined /> {t('offline')}
        </span>
      );
    case 'refused':
      return (
        <span
          title={[state.message[language], ...state.problems.map((each) => each.message[language])].join(' ')}
          className={styles.save}
          data-tone="bad"
          role="alert"
        >
          <ExclamationCircleOutlined /> {t('notSaved')}
        </span>
      );
    case 'conflict':
      return (
        <span className={styles.save} data-tone="bad" role="alert">
          <ExclamationCircleOutlined /> {t('conflict')}
        </span>
      );
  }
}
