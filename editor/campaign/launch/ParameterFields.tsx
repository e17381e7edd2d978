import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../rules/json.ts';
import { checkValue } from '../../../rules/playbook/form.ts';
import type { Parameter } from '../../../rules/playbook/schema.ts';
import { tellValue } from '../../../rules/words/bounds.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';
import { ValueInput } from '../ValueInput.tsx';
import { useValueWords } from '../useValueWords.ts';
import type { SayValue } from '../useValueWords.ts';
import styles from './launch.module.css';

const NOWHERE: ReadonlySet<string> = new Set();
/** From so many on they can be searched. */
const MANY = 12;

interface ParameterFieldsProps {
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Those that have their field elsewhere in the form. */
  readonly elsewhere?: ReadonlySet<string>;
  readonly format: Formatter;
}

/** A field for each of the playbook's parameters, with its bounds. One that is not shown keeps its value. */
export function ParameterFields({ parameters, elsewhere = NOWHERE, format }: ParameterFieldsProps) {
  const { t } = useTranslation('campaign');
  const say = useValueWords(format);
  const [sought, setSought] = useState('');
  const entries = Object.entries(parameters);
  if (entries.every(([name]) => elsewhere.has(name))) return null;
  const isSought = (name: string, { title }: Parameter): boolean =>
    `${name} ${title}`.toLowerCase().includes(sought.trim().toLowerCase());
  return (
    <section className={styles.block}>
      <h2>{t('launch.parameters')}</h2>
      <p className={styles.hint}>{t('launch.parametersHint')}</p>
      {entries.length > MANY && (
        <Input
          allowClear
          className={styles.search ?? ''}
          aria-label={t('launch.searchParameters')}
          placeholder={t('launch.searchParameters')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      )}
      <div className={styles.pair}>
        {entries.map(([name, parameter]) => (
          <ParameterField
            key={name}
            name={name}
            parameter={parameter}
            hidden={elsewhere.has(name) || !isSought(name, parameter)}
            format={format}
            say={say}
          />
        ))}
      </div>
    </section>
  );
}

interface ParameterFieldProps {
  readonly name: string;
  readonly parameter: Parameter;
  readonly hidden: boolean;
  readonly format: Formatter;
  readonly say: SayValue;
}

function ParameterField({ name, parameter, hidden, format, say }: ParameterFieldProps) {
  const { t } = useTranslation('campaign');
  const { title, type, choices, min, max, unit, default: standard } = parameter;
  const bounds =
    min !== undefined && max !== undefined
      ? t('launch.between', { min: say(min, type), max: say(max, type) })
      : min !== undefined
        ? t('launch.atLeast', { min: say(min, type) })
        : max !== undefined
          ? t('launch.atMost', { max: say(max, type) })
          : '';
  const notes = [unit ?? '', bounds].filter((each) => each !== '');
  return (
    <Form.Item
      name={['parameters', name]}
      hidden={hidden}
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
            return problem
              ? Promise.reject(new Error(tellValue(problem, format.currency, format.language)))
              : Promise.resolve();
          },
        },
      ]}
    >
      <ValueInput name={name} type={type} choices={choices} format={format} />
    </Form.Item>
  );
}
