import type { Json } from '../../../rules/json.ts';
import type { MetricQuery } from '../../../rules/metrics/read.ts';
import { useFormat } from '../../i18n/format/useFormat.ts';
import { formatTime } from '../../i18n/format/times.ts';
import { usePlaybook } from '../store/scope.ts';
import { usePresentMetric } from '../trial/usePresentMetric.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { conditionForms } from './i18n.ts';
import { figureOf, queryOf } from './metricQuery.ts';
import styles from './conditions.module.css';

/** What the figure of a condition is at present. */
export function PresentMetric({ params }: { readonly params: Readonly<Record<string, Json>> }) {
  const query = queryOf(params);
  return query ? <Present query={query} /> : null;
}

function Present({ query }: { readonly query: MetricQuery }) {
  const { t, language } = useCatalogue(conditionForms);
  const playbook = usePlaybook((each) => each);
  const format = useFormat(playbook);
  const present = usePresentMetric(query);
  if (present.state === 'nowhere') return null;
  if (present.state !== 'known') {
    return <p className={styles.present}>{t(present.state === 'loading' ? 'presentLoading' : 'presentFailed')}</p>;
  }
  const { value, asOfMs, timeZone } = present;
  if (asOfMs === undefined || value === undefined) return <p className={styles.present}>{t('presentNone')}</p>;
  return (
    <p className={styles.present}>
      {t('presentValue', {
        value: figureOf(query, value, format),
        time: formatTime(asOfMs, 'dayTime', timeZone, language),
      })}
    </p>
  );
}
