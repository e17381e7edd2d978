import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_ATTACHMENTS } from '../../rules/api/attachments.ts';
import { uploadAttachment } from '../api/tasks.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { Pictures } from './Pictures.tsx';
import { shrinkPicture } from './shrinkPicture.ts';
import styles from './Pictures.module.css';

interface PictureFieldProps {
  readonly task: string;
  readonly disabled: boolean;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Pictures of what was done: taken with the phone’s camera, or chosen. */
export function PictureField({ task, disabled, value, onChange }: PictureFieldProps) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const tellFailure = useFailureMessage();
  const [uploading, setUploading] = useState(false);
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);

  const add = async (chosen: readonly File[]): Promise<void> => {
    setUploading(true);
    let ids = value;
    for (const file of chosen.slice(0, MOST_ATTACHMENTS - value.length)) {
      const picture = await shrinkPicture(file).catch(() => undefined);
      if (!picture) {
        void message.error(t('notAPicture'));
        continue;
      }
      try {
        const { id } = await uploadAttachment(task, picture);
        ids = [...new Set([...ids, id])];
        onChange(ids);
      } catch (error) {
        tellFailure(error);
      }
    }
    setUploading(false);
  };
  const full = value.length >= MOST_ATTACHMENTS;
  const input = (from: 'camera' | 'files') => (
    <input
      ref={from === 'camera' ? camera : files}
      type="file"
      accept="image/*"
      // antd shows inputs of this type whatever their attribute says.
      style={{ display: 'none' }}
      aria-label={from === 'camera' ? t('takePicture') : t('choosePicture')}
      {...(from === 'camera' ? { capture: 'environment' as const } : { multiple: true })}
      onChange={(event) => {
        void add([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  );
  return (
    <div className={styles.field}>
      <Pictures task={task} ids={value} onRemove={(id) => onChange(value.filter((each) => each !== id))} />
      {input('camera')}
      {input('files')}
      <div className={styles.buttons}>
        <Button
          className={styles.camera ?? ''}
          icon={<CameraOutlined aria-hidden />}
          disabled={disabled || full}
          loading={uploading}
          onClick={() => camera.current?.click()}
        >
          {t('takePicture')}
        </Button>
        <Button
          icon={<PictureOutlined aria-hidden />}
          disabled={disabled || full}
          loading={uploading}
          onClick={() => files.current?.click()}
        >
          {uploading ? t('uploading') : t('choosePicture')}
        </Button>
      </div>
    </div>
  );
}
