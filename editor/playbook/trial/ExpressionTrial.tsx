import { useMemo } from 'react';
import { needsOf, referencesOfExpression } from '../../../rules/trial/needs.ts';
import { tryExpression } from '../../../rules/trial/try.ts';
import type { ExpressionTrial as Tried } from '../../../rules/trial/try.ts';
import type { ValueHint } from '../../campaign/valueWords.ts';
import { useForm } from '../form/scope.ts';
import { usePlaybook } from '../store/scope.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { trial } from './i18n.ts';
import { missingName } from './naming.ts';
import { TrialBox } from './TrialBox.tsx';
import { useTrialReading } from './useTrialReading.ts';
import { Verdict } from './Verdict.tsx';

interface ExpressionTrialProps {
  readonly expression: string;
  /** What its value is, where that is known. */
  readonly hint?: ValueHint;
}

/** An expression tried by what computes it in a campaign. */
export function ExpressionTrial({ expression, hint }: ExpressionTrialProps) {
  const { names } = useForm();
  const playbook = usePlaybook((each) => each);
  const needs = useMemo(
    () => needsOf(referencesOfExpression(expression), { ...playbook, variables: names.variables }),
    [expression, playbook, names.variables],
  );
  return (
    <TrialBox
      needs={needs}
      renderResult={(facts) => <Outcome tried={tryExpression(expression, facts)} hint={hint} />}
    />
  );
}

function Outcome({ tried, hint }: { readonly tried: Tried; readonly hint: ValueHint }) {
  const { t, language } = useCatalogue(trial);
  const scene = useTrialReading();
  switch (tried.verdict) {
    case 'value':
      return (
        <Verdict verdict="value">
          {t('gives')} {scene.say(tried.value, hint)}
        </Verdict>
      );
    case 'undecided':
      return (
        <Verdict verdict="undecided">
          {t('undecided', { what: tried.missing.map((each) => missingName(each, scene)).join(t('and')) })}
        </Verdict>
      );
    case 'failed':
      return (
        <Verdict verdict="failed" help={tried.problems.map((problem) => problem.message[language]).join(' ')}>
          {t('failed')}
        </Verdict>
      );
  }
}
