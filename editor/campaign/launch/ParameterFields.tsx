import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../rules/json.ts';
import { checkValue } from '../../../rules/playbook/form.ts';
import type { Parameter } from '../../../rules/playbook/schema.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';
import { ValueInput } from '../ValueInput.tsx';
import { useValueWords } from '../useValueWords.ts';
import type { SayValue } from '../useValueWords.ts';
import styles from './launch.module.css';

/** A field for each of the playbook's parameters, with its bounds and where its number comes from. */
export function ParameterFields({
  parameters,
  format,
}: {
  parameters: Readonly<Record<string, Parameter>>;
  format: Formatter;
}) {
  const { t } = useTranslation('campaign');
  const say = useValueWords(format);
  const entries = Object.entries(parameters);
  if (entries.length === 0) return null;
  return (
    <section className={styles.block}>
      <h2>{t('launch.parameters')}</h2>
      <p className={styles.hint}>{t('launch.parametersHint')}</p>
      <div className={styles.pair}>
        {entries.map(([name, parameter]) => (
          <ParameterField key={name} name={name} parameter={parameter} format={format} say={say} />
        ))}
      </div>
    </section>
  );
}

interface ParameterFieldProps {
  readonly name: string;
  readonly parameter: Parameter;
  readonly format: Formatter;
  readonly say: SayValue;
}

function ParameterField({ name, parameter, format, say }: ParameterFieldProps) {
  const { t } = useTranslation('campaign');
  const { title, type, choices, min, max, unit, source, default: standard } = parameter;
  const bounds =
    min !== undefined && max !== undefined
      ? t('launch.between', { min: say(min, type), max: say(max, type) })
      : min !== undefined
        ? t('launch.atLeast', { min: say(min, type) })
        : max !== undefined
          ? t('launch.atMost', { max: say(max, type) })
          : '';
  const notes = [unit ?? '', bounds, source === undefined ? '' : t('launch.source', { source })].filter(
    (each) => each !== '',
  );
  return (
    <Form.Item
      name={['parameters', name]}
      label={title || name}
      extra={notes.join(' · ')}
      rules={[
        {
          validator: (_, value: Json | undefined) => {
            if (value === undefined) {
              return standard === undefined
                ? Promise.reject(new Error(t('launch.required', { title })))
                : Promise.resolve();
            }
            const [problem] = checkValue(parameter, value, `/parameters/${name}`);
            return problem ? Promise.reject(new Error(problem.message[format.language])) : Promise.resolve();
          },
        },
      ]}
    >
      <ValueInput type={type} choices={choices} format={format} />
    </Form.Item>
  );
}
