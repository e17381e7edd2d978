import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { attachmentUrl } from '../api/tasks.ts';
import styles from './Pictures.module.css';

interface PicturesProps {
  readonly task: string;
  readonly ids: readonly string[];
  /** Where they can still be taken out. */
  readonly onRemove?: (id: string) => void;
}

/** The pictures that came with a task, each opening in full. */
export function Pictures({ task, ids, onRemove }: PicturesProps) {
  const { t } = useTranslation('tasks');
  if (ids.length === 0) return null;
  return (
    <ul className={styles.pictures}>
      {ids.map((id, index) => (
        <li key={id}>
          <a href={attachmentUrl(task, id)} target="_blank" rel="noreferrer">
            <img src={attachmentUrl(task, id)} alt={t('picture', { number: index + 1 })} />
          </a>
          {onRemove && (
            <Button
              size="small"
              shape="circle"
              className={styles.remove ?? ''}
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('removePicture', { number: index + 1 })}
              onClick={() => onRemove(id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
