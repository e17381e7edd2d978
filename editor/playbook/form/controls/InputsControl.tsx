import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { childPointer } from '../../edit/pointer.ts';
import { freshId } from '../../edit/ids.ts';
import { useWords } from '../../words.ts';
import { FieldRow } from '../FieldRow.tsx';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';
import { FeelControl } from './FeelControl.tsx';
import { InputControl } from './InputControl.tsx';

/** Named expressions: those that the chosen action asks for, or any that the author names. */
export function InputsControl({ value, pointer, onChange }: ControlProps) {
  const { t, language } = useWords();
  const form = useForm();
  const record = value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {};
  const asked = form.inputs(pointer);
  const known = asked ?? {};
  const others = Object.keys(record).filter((name) => !Object.hasOwn(known, name));
  const rename = (from: string, to: string) =>
    onChange(Object.fromEntries(Object.entries(record).map(([name, each]) => [name === from ? to : name, each])));
  const add = () =>
    form.change(pointer, { ...record, [freshId(new Set(Object.keys(record)), 'value')]: '0' }, { step: true });
  return (
    <div className={styles.group}>
      {Object.entries(known).map(([name, input]) => {
        const at = childPointer(pointer, name);
        const label = input.title[language] + (input.optional ? t('optionalMark') : '');
        return (
          <FieldRow key={name} id={`field${at}`} label={label} pointer={at} leaf shownByControl="feel-">
            <InputControl
              id={`field${at}`}
              input={input}
              value={record[name]}
              pointer={at}
              onChange={(next) => form.change(at, next)}
            />
          </FieldRow>
        );
      })}
      {others.map((name, index) => {
        const at = childPointer(pointer, name);
        return (
          // Keyed by place: the name is what is being edited.
          <div key={`${index}`} className={styles.row} data-pointer={form.base + at}>
            <div className={styles.feel}>
              <NameField name={name} taken={Object.keys(record)} onRename={(to) => rename(name, to)} />
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('removeField', { field: name })}
                title={t('removeField', { field: name })}
                onClick={() => form.change(at, undefined, { step: true })}
              />
            </div>
            <FeelControl
              id={`field${at}`}
              value={record[name]}
              pointer={at}
              onChange={(next) => form.change(at, next)}
            />
            {form
              .problemsAt(at, true)
              .filter((each) => !each.code.startsWith('feel-'))
              .map((each) => (
                <p key={each.message.en} className={styles.problem} data-severity={each.severity}>
                  {each.message[language]}
                </p>
              ))}
          </div>
        );
      })}
      {asked === undefined && (
        <div className={styles.more}>
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
            {t('addValue')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The name goes into the file when it is left: half a name would clash with others. */
function NameField({
  name,
  taken,
  onRename,
}: {
  name: string;
  taken: readonly string[];
  onRename: (to: string) => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string>();
  const finish = () => {
    if (typed !== undefined && typed !== '' && typed !== name && !taken.includes(typed)) onRename(typed);
    setTyped(undefined);
  };
  return (
    <Input
      className={styles.code}
      aria-label={t('name')}
      spellCheck={false}
      value={typed ?? name}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onPressEnter={finish}
    />
  );
}
