import { CloseOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Text } from '../../../rules/problems/problem.ts';
import { useTell } from '../problems/useTell.ts';
import { useWords } from '../words.ts';
import { useForm } from './scope.ts';
import styles from './form.module.css';

interface FieldRowProps {
  readonly id: string;
  readonly label: string;
  readonly help?: Text | undefined;
  readonly pointer: string;
  /** Problems of what lies within are shown here, not further down. */
  readonly leaf: boolean;
  /** Problem codes that the control shows itself. */
  readonly shownByControl?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A field with its label, its way out of the form if it may be absent, and what is wrong with it. */
export function FieldRow({ id, label, help, pointer, leaf, shownByControl, onRemove, children }: FieldRowProps) {
  const { language, t } = useWords();
  const form = useForm();
  const tell = useTell();
  const problems = form
    .problemsAt(pointer, leaf)
    .filter((each) => !shownByControl || !each.code.startsWith(shownByControl));
  const texts = [...new Map(problems.map((each) => [tell(each), each.severity])).entries()];
  return (
    <div className={styles.row} data-pointer={form.base + pointer} onBlur={form.endMerge}>
      <div className={styles.label}>
        <label htmlFor={id}>{label}</label>
        {help && (
          <Tooltip title={help[language]}>
            <QuestionCircleOutlined className={styles.help} />
          </Tooltip>
        )}
        {onRemove && (
          <Button
            className={styles.remove}
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('removeField', { field: label })}
            title={t('removeField', { field: label })}
            onClick={onRemove}
          />
        )}
      </div>
      {children}
      {texts.map(([text, severity]) => (
        <p key={text} className={styles.problem} data-severity={severity} role="alert">
          {text}
        </p>
      ))}
    </div>
  );
}
