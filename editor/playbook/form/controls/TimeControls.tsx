import { Input, Select } from 'antd';
import { WEEKDAYS } from '../../../../rules/time/zone.ts';
import { weekdayName } from '../../weekdays.ts';
import { useWords } from '../../words.ts';
import type { ControlProps } from '../scope.ts';

export const LocalTimeControl = ({ id, value, onChange }: ControlProps) => (
  <Input
    id={id}
    type="time"
    style={{ width: 128 }}
    value={typeof value === 'string' ? value : ''}
    onChange={(event) => onChange(event.target.value)}
  />
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
