import { useCallback, useMemo } from 'react';
import type { Facts } from '../../../rules/conditions/facts.ts';
import type { Conditions } from '../../../rules/conditions/schema.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import { needsOf, referencesIn } from '../../../rules/trial/needs.ts';
import { rowsThatHold } from '../../../rules/trial/rows.ts';
import { tryConditions } from '../../../rules/trial/try.ts';
import type { Trial } from '../../../rules/trial/try.ts';
import { useForm } from '../form/scope.ts';
import { usePlaybook } from '../store/scope.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { trial } from './i18n.ts';
import { missingName } from './naming.ts';
import { TrialBox } from './TrialBox.tsx';
import { TriedTree } from './TriedTree.tsx';
import { useTrialReading } from './useTrialReading.ts';
import { Verdict } from './Verdict.tsx';
import styles from './trial.module.css';

const NONE = {};

/** Conditions tried by what evaluates them in a campaign. */
export function ConditionTrial({ conditions }: { readonly conditions: Conditions }) {
  const { names } = useForm();
  const playbook = usePlaybook((each) => each);
  const shared = playbook.conditions ?? NONE;
  const needs = useMemo(
    () => needsOf(referencesIn(conditions, shared), { ...playbook, variables: names.variables }),
    [conditions, shared, playbook, names.variables],
  );
  const holdsFor = useCallback(
    (facts: Facts, rows: readonly Row[]) => rowsThatHold(conditions, shared, facts, rows),
    [conditions, shared],
  );
  return (
    <TrialBox
      needs={needs}
      holdsFor={holdsFor}
      renderResult={(facts) => <Outcome trialled={tryConditions(conditions, shared, facts)} />}
    />
  );
}

function Outcome({ trialled }: { readonly trialled: Trial }) {
  const { t, language } = useCatalogue(trial);
  const scene = useTrialReading();
  const { verdict, tried, missing, problems } = trialled;
  const isEmpty = tried && !('why' in tried) && tried.members.length === 0;
  return (
    <>
      <Verdict
        verdict={verdict}
        help={verdict === 'undecided' ? t('undecidedHelp') : isEmpty ? t('noConditions') : undefined}
      >
        {verdict === 'undecided'
          ? t('undecided', { what: missing.map((each) => missingName(each, scene)).join(t('and')) })
          : t(verdict)}
      </Verdict>
      {problems.map((problem) => (
        <p key={problem.message.en} className={styles.problem}>
          {problem.message[language]}
        </p>
      ))}
      {tried && <TriedTree tried={tried} scene={scene} />}
    </>
  );
}
