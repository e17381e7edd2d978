import { Input } from 'antd';
import { checkTests } from '../../../../rules/feel/unary.ts';
import { useWords } from '../../words.ts';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';

/** A cell of a decision table, checked as it is typed: FEEL tests such as `>= 1000`, `[1..5)`, `"gold", "silver"`. */
export function UnaryTestsControl({ id, value, label, onChange }: ControlProps) {
  const { language } = useWords();
  const { names } = useForm();
  const text = typeof value === 'string' ? value : '';
  const problems = checkTests(text, { pointer: '' }, names.expressions);
  return (
    <div>
      <Input
        id={id}
        aria-label={label}
        className={styles.code}
        spellCheck={false}
        placeholder="-"
        status={problems.length > 0 ? 'error' : ''}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      {problems.map((problem) => (
        <p key={problem.message.en} className={styles.problem} role="alert">
          {problem.message[language]}
        </p>
      ))}
    </div>
  );
}
