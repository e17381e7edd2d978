import { DATASETS } from '../../../../rules/words/columns.ts';
import { useWords } from '../../words.ts';
import { NameSelect } from '../NameSelect.tsx';
import type { ControlProps } from '../scope.ts';
import { useTitles } from '../useTitles.ts';

/** A data set, or a set that the playbook stores; one that only the shop has can be typed. */
export function DataControl({ id, value, label, onChange }: ControlProps) {
  const { t, language } = useWords();
  const { sets } = useTitles();
  return (
    <NameSelect
      free
      id={id}
      label={label}
      options={[
        ...Object.entries(DATASETS).map(([name, { title }]) => ({
          value: name,
          title: title[language],
          detail: t('dataSets'),
        })),
        ...sets.map((set) => ({ ...set, detail: t('sets') })),
      ]}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
    />
  );
}
