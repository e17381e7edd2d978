import { TimePicker } from 'antd';
import dayjs from 'dayjs';
import '../../../app/dates.ts';

interface TimeInputProps {
  readonly id?: string | undefined;
  readonly label?: string;
  /** HH:MM, or nothing. */
  readonly value: string;
  onChange(value: string): void;
}

/** A time of day, written the same in every browser. */
export const TimeInput = ({ id, label, value, onChange }: TimeInputProps) => (
  <TimePicker
    {...(id !== undefined && { id })}
    {...(label !== undefined && { 'aria-label': label, title: label })}
    style={{ width: 62 }}
    suffixIcon={null}
    format="HH:mm"
    minuteStep={5}
    needConfirm={false}
    placeholder="--:--"
    value={/^\d\d:\d\d$/.test(value) ? dayjs(`2000-01-01T${value}`) : null}
    onChange={(time) => onChange(time?.format('HH:mm') ?? '')}
  />
);
