import { PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { findMistakes } from '../../../../rules/feel/evaluate.ts';
import type { ValueHint } from '../../../campaign/valueWords.ts';
import { FeelInput } from '../../feel/FeelInput.tsx';
import { trial } from '../../trial/i18n.ts';
import { useCatalogue } from '../../../i18n/useCatalogue.ts';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import { useTyped } from '../useTyped.ts';

const ExpressionTrial = lazy(async () => ({
  default: (await import('../../trial/ExpressionTrial.tsx')).ExpressionTrial,
}));

interface FeelControlProps extends ControlProps {
  /** What its value is, where that is known. */
  readonly hint?: ValueHint;
}

/** A FEEL expression, checked as it is typed, with what it can use at hand; it can be tried in place. */
export function FeelControl({ id, value, label, pointer, hint, onChange }: FeelControlProps) {
  const { t } = useCatalogue(trial);
  const { names, rows, ownNames } = useForm();
  const [isTested, setTested] = useState(false);
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
      {isTested && text !== '' && mistakes.length === 0 && (
        <Suspense>
          <ExpressionTrial expression={text} hint={hint} />
        </Suspense>
      )}
    </div>
  );
}
