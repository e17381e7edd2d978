import { useTranslation } from 'react-i18next';
import type { ShadowRecord } from '../../rules/api/shadow.ts';
import { RECORD_DAYS } from '../../rules/shadow/record.ts';

/** “34 right of 36 in 14 days”, and what is still to be judged. */
export function RecordWords({ record }: { record: Pick<ShadowRecord, 'right' | 'judged' | 'open'> | undefined }) {
  const { t } = useTranslation('shadow');
  const days = RECORD_DAYS;
  const judged = record?.judged ?? 0;
  return (
    <>
      {judged > 0 ? t('record', { right: record?.right ?? 0, judged, days }) : t('noRecord', { days })}
      {record !== undefined && record.open > 0 && ` · ${t('open', { count: record.open })}`}
    </>
  );
}
