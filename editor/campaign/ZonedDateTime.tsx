import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import '../app/dates.ts';
import { useTranslation } from 'react-i18next';
import { fromWallClock, toWallClock } from './wallClock.ts';

interface ZonedDateTimeProps {
  readonly id?: string;
  /** ISO 8601 with offset. */
  readonly value?: string | undefined;
  readonly onChange?: (value: string | undefined) => void;
  /** IANA; what is picked is that zone's wall clock, wherever the reader sits. */
  readonly timeZone: string;
  readonly disabled?: boolean;
}

/** Picks a date and time in a time zone of the playbook's, not of the browser's. */
export function ZonedDateTime({ id, value, onChange, timeZone, disabled }: ZonedDateTimeProps) {
  const { t } = useTranslation('campaign');
  // antd's picker thinks in the browser's zone; the date it holds is only the carrier of a wall clock.
  const carrier = value === undefined ? null : dayjs(toWallClock(value, timeZone));
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      style={{ width: '100%' }}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      needConfirm={false}
      allowClear={false}
      value={carrier}
      disabled={disabled}
      placeholder={t('launch.anchorMissing')}
      onChange={(picked) => onChange?.(picked ? fromWallClock(picked.format('YYYY-MM-DDTHH:mm'), timeZone) : undefined)}
    />
  );
}
