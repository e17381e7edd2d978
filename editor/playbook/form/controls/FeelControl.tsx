import { PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import { findMistakes } from '../../../../rules/feel/evaluate.ts';
import type { ValueHint } from '../../../campaign/valueWords.ts';
import { FeelInput } from '../../feel/FeelInput.tsx';
import { trial } from '../../trial/i18n.ts';
import { useCatalogue } from '../../../i18n/useCatalogue.ts';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import { useTyped } from '../useTyped.ts';
import styles from '../form.module.css';

const ExpressionTrial = lazy(async () => ({
  default: (await import('../../trial/ExpressionTrial.tsx')).ExpressionTrial,
}));

interface FeelControlProps extends ControlProps {
  /** What its value is, where that is known. */
  readonly hint?: ValueHint;
}

/** A FEEL expression, checked as it is typed, with what it can use at hand; it can be tried in place. */
export function FeelControl({ id, value, label, pointer, hint, onChange }: FeelControlProps) {
  const { t, language } = useCatalogue(trial);
  const { names, rows, ownNames } = useForm();
  const [isTested, setTested] = useState(false);
  const problemsId = useId();
  const { text, type, flush } = useTyped(typeof value === 'string' ? value : '', onChange);
  const known = new Set([...names.expressions, ...(rows ? ['row'] : []), ...(ownNames?.(pointer) ?? [])]);
  const mistakes = text === '' ? [] : findMistakes(text, { pointer: '' }, known);
  return (
    <div>
      <FeelInput
        id={id}
        label={label}
        pointer={pointer}
        text={text}
        mistakes={mistakes}
        describedBy={mistakes.length > 0 ? problemsId : undefined}
        onChange={type}
        onLeave={flush}
      >
        {/* What stands within conditions is tried with them. */}
        {pointer !== '' && (
          <Button
            icon={<PlayCircleOutlined aria-hidden />}
            type={isTested ? 'primary' : 'default'}
            ghost={isTested}
            aria-expanded={isTested}
            aria-label={t('testExpression')}
            title={t('testExpression')}
            onClick={() => setTested(!isTested)}
          />
        )}
      </FeelInput>
      <div id={problemsId}>
        {mistakes.map(({ problem }) => (
          <p key={problem.message.en} className={styles.problem} role="alert">
            {problem.message[language]}
          </p>
        ))}
      </div>
      {isTested && text !== '' && mistakes.length === 0 && (
        <Suspense>
          <ExpressionTrial expression={text} hint={hint} />
        </Suspense>
      )}
    </div>
  );
}
