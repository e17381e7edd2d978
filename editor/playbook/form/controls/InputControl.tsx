import { Button, InputNumber, Tooltip } from 'antd';
import { useState } from 'react';
import type { ActionInput } from '../../../../rules/actions/catalogue.ts';
import { minorDigits, toMajor, toMinor } from '../../../../rules/words/numbers.ts';
import { useWords } from '../../words.ts';
import { NameSelect } from '../NameSelect.tsx';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import { TextInput } from '../TextInput.tsx';
import { useTitles } from '../useTitles.ts';
import styles from '../form.module.css';
import { DurationControl } from './DurationControl.tsx';
import { FeelControl } from './FeelControl.tsx';
import { TimeInput } from './TimeInput.tsx';
import { literalOf, readLiteral, writeLiteral } from './literal.ts';

type InputControlProps = ControlProps & { readonly input: ActionInput };

/** An action's input: a plain value by a control of its type, or an expression. */
export function InputControl(props: InputControlProps) {
  const { t } = useWords();
  const { value, input, onChange } = props;
  const expression = typeof value === 'string' ? value : '';
  const literal = readLiteral(input.type, expression);
  const [asExpression, setAsExpression] = useState(expression !== '' && literal === undefined);
  const isExpressionOnly = literalOf(input.type) === 'none';
  const formula = isExpressionOnly || asExpression || (expression !== '' && literal === undefined);
  return (
    <div className={styles.feel}>
      <div style={{ minWidth: 0 }}>
        {formula ? (
          <FeelControl {...props} hint={input.type} onChange={(next) => onChange(next === '' ? undefined : next)} />
        ) : (
          <LiteralControl
            {...props}
            value={literal}
            onChange={(next) =>
              onChange(
                next === undefined || next === '' ? undefined : writeLiteral(input.type, next as string | number),
              )
            }
          />
        )}
      </div>
      <Tooltip title={t(formula ? 'asValue' : 'asExpression')}>
        <Button
          type={formula ? 'primary' : 'default'}
          ghost={formula}
          aria-pressed={formula}
          disabled={isExpressionOnly}
          aria-label={t(formula ? 'asValue' : 'asExpression')}
          onClick={() => {
            if (formula && literal === undefined) onChange(undefined);
            setAsExpression(!formula);
          }}
        >
          <i>fx</i>
        </Button>
      </Tooltip>
    </div>
  );
}

function LiteralControl({ id, input, value, pointer, onChange }: InputControlProps) {
  const { currency } = useForm();
  const { channels, sets } = useTitles();
  const number = typeof value === 'number' ? value : null;
  const text = typeof value === 'string' ? value : '';
  switch (input.type) {
    case 'money':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          precision={minorDigits(currency)}
          suffix={currency}
          value={number === null ? null : toMajor(number, currency)}
          onChange={(major) => onChange(major === null ? undefined : toMinor(major, currency))}
        />
      );
    case 'ratio':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          suffix="%"
          value={number === null ? null : Number((number * 100).toFixed(6))}
          onChange={(percent) => onChange(percent === null ? undefined : Number((percent / 100).toFixed(8)))}
        />
      );
    case 'number':
    case 'integer':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          {...(input.type === 'integer' && { precision: 0 })}
          value={number}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'rows':
      return (
        <NameSelect
          id={id}
          allowClear
          options={sets}
          value={text}
          onChange={(next) => onChange(next === '' ? undefined : next)}
        />
      );
    case 'duration':
      return <DurationControl id={id} value={value} pointer={pointer} onChange={onChange} />;
    case 'time':
      return <TimeInput id={id} value={text} onChange={onChange} />;
    case 'channel':
      return <NameSelect free id={id} options={channels} value={text} onChange={onChange} />;
    case 'text':
    case 'boolean':
    case 'values':
      return <TextInput id={id} value={text} onCommit={onChange} />;
  }
}
