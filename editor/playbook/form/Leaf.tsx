import { InputNumber, Select, Switch } from 'antd';
import { useWords, valueLabel } from '../words.ts';
import { controls } from './controls/registry.tsx';
import type { FormModel } from './model.ts';
import { NameSelect } from './NameSelect.tsx';
import { useForm } from './scope.ts';
import { TextInput } from './TextInput.tsx';

export interface ValueProps<M extends FormModel['type'] = FormModel['type']> {
  readonly model: Extract<FormModel, { type: M }>;
  readonly value: unknown;
  readonly pointer: string;
  readonly label: string;
}

export const idOf = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;

/** A value that one control holds. */
export function Leaf({
  model,
  value,
  pointer,
  label,
}: ValueProps<'control' | 'choice' | 'choices' | 'texts' | 'number' | 'record'>) {
  const { language, t } = useWords();
  const form = useForm();
  const id = idOf(pointer);
  const onChange = (next: unknown) => form.change(pointer, next);
  const suggestions = form.suggest(pointer).map((each) => ({ value: each.value, title: each.title?.[language] }));
  const options =
    'values' in model ? model.values.map((each) => ({ value: each, label: valueLabel(language, each) ?? each })) : [];
  switch (model.type) {
    case 'choice':
      return <Select id={id} aria-label={label} options={options} value={value} onChange={onChange} />;
    case 'choices':
      return (
        <Select
          id={id}
          aria-label={label}
          mode="multiple"
          options={options}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'texts':
      return (
        <Select
          id={id}
          aria-label={label}
          mode="tags"
          open={suggestions.length > 0 ? undefined : false}
          suffixIcon={null}
          placeholder={t('typeAndEnter')}
          options={suggestions.map((each) => ({ value: each.value, label: each.title ?? each.value }))}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <InputNumber
          id={id}
          aria-label={label}
          style={{ width: '100%' }}
          value={typeof value === 'number' ? value : null}
          {...(model.integer && { precision: 0 })}
          {...(model.min !== undefined && { min: model.min })}
          {...(model.max !== undefined && { max: model.max })}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'record':
      return null;
    case 'control': {
      const Control = controls[model.control];
      if (Control) return <Control id={id} value={value} label={label} pointer={pointer} onChange={onChange} />;
      if (model.control === 'boolean')
        return <Switch id={id} aria-label={label} checked={value === true} onChange={onChange} />;
      const text = typeof value === 'string' ? value : '';
      if (suggestions.length > 0) {
        return <NameSelect free id={id} label={label} options={suggestions} value={text} onChange={onChange} />;
      }
      return <TextInput id={id} aria-label={label} value={text} onCommit={onChange} />;
    }
  }
}
