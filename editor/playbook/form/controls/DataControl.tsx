import { AutoComplete } from 'antd';
import { DATASETS } from '../../../../rules/words/columns.ts';
import { useWords } from '../../words.ts';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';

/** A data set, or a set that the playbook stores. */
export function DataControl({ id, value, onChange }: ControlProps) {
  const { t, language } = useWords();
  const { names } = useForm();
  const text = typeof value === 'string' ? value : '';
  return (
    <AutoComplete
      id={id}
      className={styles.code}
      options={[
        {
          label: t('dataSets'),
          options: Object.entries(DATASETS).map(([name, { title }]) => ({
            value: name,
            label: `${name} · ${title[language]}`,
          })),
        },
        ...(names.sets.length > 0
          ? [{ label: t('sets'), options: names.sets.map((name) => ({ value: name, label: name })) }]
          : []),
      ]}
      value={text}
      onChange={(next: string) => onChange(next)}
    />
  );
}
