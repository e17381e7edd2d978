import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { CommittedInput } from '../CommittedInput.tsx';
import { childPointer } from '../../edit/pointer.ts';
import { freshId } from '../../edit/ids.ts';
import { useWords } from '../../words.ts';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';
import { InstantControl } from './InstantControl.tsx';

const ID = /^[A-Za-z]\w*$/;

/** Named instants: the anchors of another playbook, each at an instant of this one. */
export function InstantsControl({ value, pointer, onChange }: ControlProps) {
  const { t } = useWords();
  const form = useForm();
  const record = value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {};
  const names = Object.keys(record);
  const rename = (from: string, to: string) =>
    onChange(Object.fromEntries(Object.entries(record).map(([name, each]) => [name === from ? to : name, each])));
  const refuse = (typed: string) => (ID.test(typed) ? (names.includes(typed) ? t('idTaken') : undefined) : t('badId'));
  const add = () => form.change(pointer, { ...record, [freshId(new Set(names), 'T')]: 'T0' }, { step: true });
  return (
    <div className={styles.group}>
      {names.map((name, index) => {
        const at = childPointer(pointer, name);
        return (
          // Keyed by place: the name is what is being edited.
          <div key={`${index}`} className={styles.row} data-pointer={form.base + at}>
            <div className={styles.feel}>
              <CommittedInput
                id={`name${at}`}
                label={t('name')}
                value={name}
                refuse={refuse}
                onCommit={(to) => rename(name, to)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('removeField', { field: name })}
                title={t('removeField', { field: name })}
                onClick={() => form.change(at, undefined, { step: true })}
              />
            </div>
            <InstantControl
              id={`field${at}`}
              value={record[name]}
              pointer={at}
              onChange={(next) => form.change(at, next)}
            />
          </div>
        );
      })}
      <div className={styles.more}>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t('addAnchor')}
        </Button>
      </div>
    </div>
  );
}
