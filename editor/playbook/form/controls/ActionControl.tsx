import { Select } from 'antd';
import type { ReactNode } from 'react';
import { actions } from '../../../../rules/actions/catalogue.ts';
import { useWords } from '../../words.ts';
import type { ControlProps } from '../scope.ts';

const renderOption = ({ label, value }: { readonly label?: ReactNode; readonly value?: string | number }) => (
  <span>
    {label} <small style={{ color: 'var(--text-faint)' }}>{value}</small>
  </span>
);

/** An action of the catalogue; one that only the shop's connector knows can be typed. */
export function ActionControl({ id, value, onChange }: ControlProps) {
  const { language } = useWords();
  const text = typeof value === 'string' && value !== '' ? value : undefined;
  const known = Object.entries(actions).map(([name, { title }]) => ({ value: name, label: title[language], name }));
  return (
    <Select
      id={id}
      mode="tags"
      maxCount={1}
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label} ${option?.value}`.toLowerCase().includes(typed.toLowerCase()),
      }}
      options={known}
      optionRender={renderOption}
      value={text === undefined ? [] : [text]}
      onChange={(chosen: readonly string[]) => onChange(chosen.at(-1) ?? '')}
    />
  );
}
