import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { Json } from '../../../rules/json.ts';
import type { Need } from '../../../rules/trial/needs.ts';
import type { Sample } from '../../../rules/trial/sample.ts';
import { useForm } from '../form/scope.ts';
import { readScalar, ScalarInput, UnitInput } from '../form/controls/UnitInput.tsx';
import { usePlaybook } from '../store/scope.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { trial } from './i18n.ts';
import { needName } from './naming.ts';
import { useTrialReading } from './useTrialReading.ts';
import { sampleType } from './valueType.ts';
import styles from './trial.module.css';

interface SampleFieldsProps {
  readonly needs: readonly Need[];
  readonly sample: Sample;
  onPin(key: string, value: Json | undefined): void;
}

/** A value for each thing that is read, by a control of its type. */
export function SampleFields({ needs, sample, onPin }: SampleFieldsProps) {
  const { t } = useCatalogue(trial);
  const reading = useTrialReading();
  const form = useForm();
  return (
    <div className={styles.fields} onBlur={form.endMerge}>
      {needs.map((need) => {
        const name = needName(need, reading);
        const label = t('sampleOf', { what: name });
        const value = sample[need.key];
        return (
          <div key={need.key} className={styles.field}>
            <span className={styles.fieldName} title={name}>
              {name}
            </span>
            <SampleValue need={need} label={label} value={value} onChange={(next) => onPin(need.key, next)} />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('unpin', { what: name })}
              title={t('unpin', { what: name })}
              disabled={value === undefined}
              onClick={() => onPin(need.key, undefined)}
            />
          </div>
        );
      })}
    </div>
  );
}

interface SampleValueProps {
  readonly need: Need;
  readonly label: string;
  readonly value: Json | undefined;
  onChange(value: Json | undefined): void;
}

function SampleValue({ need, label, value, onChange }: SampleValueProps) {
  const { t } = useCatalogue(trial);
  const { say } = useTrialReading();
  const playbook = usePlaybook((each) => each);
  const type = sampleType(need, playbook);
  const parameter = need.is === 'parameter' ? playbook.parameters[need.name] : undefined;
  const standard = parameter?.default as Json | undefined;
  const placeholder = standard === undefined ? '' : `${say(standard, parameter?.type)} · ${t('standard')}`;
  const change = (next: Json) => onChange(next === null || next === '' ? undefined : next);
  switch (type) {
    case 'money':
    case 'ratio':
    case 'number':
      return (
        <UnitInput
          unit={type}
          label={label}
          placeholder={placeholder}
          value={typeof value === 'number' ? value : null}
          onChange={change}
        />
      );
    case 'boolean':
      return (
        <Select
          aria-label={label}
          allowClear
          placeholder={placeholder}
          options={(['yes', 'no'] as const).map((each) => ({ value: each, label: t(each) }))}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
          onChange={(next: 'yes' | 'no' | undefined) => onChange(next === undefined ? undefined : next === 'yes')}
        />
      );
    case 'list':
      return (
        <Select
          mode="tags"
          aria-label={label}
          open={false}
          suffixIcon={null}
          placeholder={placeholder}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(next: readonly string[]) =>
            onChange(next.length === 0 ? undefined : need.is === 'set' ? [...next] : next.map(readScalar))
          }
        />
      );
    case 'any':
      return <ScalarInput label={label} placeholder={placeholder} value={value ?? null} onChange={change} />;
  }
}
