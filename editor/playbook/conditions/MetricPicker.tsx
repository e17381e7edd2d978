import { metrics } from '../../../rules/metrics/catalogue.ts';
import type { MetricUnit } from '../../../rules/metrics/catalogue.ts';
import type { Json } from '../../../rules/json.ts';
import { Select } from 'antd';
import { useFormat } from '../../i18n/format/useFormat.ts';
import { useForm } from '../form/scope.ts';
import { usePlaybook } from '../store/scope.ts';
import { usePresentMetric } from '../trial/usePresentMetric.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { useWords } from '../words.ts';
import { conditionForms } from './i18n.ts';
import { figureOf, queryInstead } from './metricQuery.ts';
import formStyles from '../form/form.module.css';

type Params = Readonly<Record<string, Json>>;

interface MetricPickerProps {
  readonly params: Params;
  onChange(id: string): void;
}

/** Chooses a metric by its title or id, seeing its unit and what it is at present. */
export function MetricPicker({ params, onChange }: MetricPickerProps) {
  const { t, language } = useWords();
  const id = params['id'];
  return (
    <Select
      style={{ flex: '1 1 120px', minWidth: 0 }}
      aria-label={t('metric')}
      popupMatchSelectWidth={340}
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label} ${option?.value}`.toLowerCase().includes(typed.toLowerCase()),
      }}
      options={Object.entries(metrics).map(([value, { title }]) => ({ value, label: title[language], params }))}
      optionRender={renderOption}
      value={typeof id === 'string' ? id : ''}
      onChange={onChange}
    />
  );
}

interface OptionProps {
  readonly id: string;
  readonly title: string;
  readonly params: Params;
}

const renderOption = ({
  data,
}: {
  readonly data: { readonly value: string; readonly label: string; readonly params: Params };
}) => <Option id={data.value} title={data.label} params={data.params} />;

/** Drawn when it comes into view, which is when its value is asked for. */
function Option({ id, title, params }: OptionProps) {
  const { t } = useCatalogue(conditionForms);
  const { currency } = useForm();
  const playbook = usePlaybook((each) => each);
  const format = useFormat(playbook);
  const query = queryInstead(id, params);
  const present = usePresentMetric(query);
  const unit: MetricUnit = metrics[id]!.unit;
  const value =
    present.state === 'known'
      ? present.value === undefined
        ? t('noData')
        : figureOf(query, present.value, format)
      : present.state === 'loading'
        ? '…'
        : '';
  return (
    <span className={formStyles.option}>
      <span>{title}</span>
      <code>{unit === 'money' ? currency : t(`unit_${unit}`)}</code>
      <small>{value}</small>
    </span>
  );
}
