import { Select } from 'antd';
import { WEEKDAYS } from '../../../../rules/time/zone.ts';
import { weekdayName } from '../../../../rules/words/weekdays.ts';
import { useWords } from '../../words.ts';
import type { ControlProps } from '../scope.ts';
import { TimeInput } from './TimeInput.tsx';

export const LocalTimeControl = ({ id, value, onChange }: ControlProps) => (
  <TimeInput id={id} value={typeof value === 'string' ? value : ''} onChange={onChange} />
);

export function WeekdaysControl({ id, value, onChange }: ControlProps) {
  const { language } = useWords();
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      options={WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day, language) }))}
      value={WEEKDAYS.filter((day) => chosen.includes(day))}
      onChange={(days) => onChange(WEEKDAYS.filter((day) => days.includes(day)))}
    />
  );
}
