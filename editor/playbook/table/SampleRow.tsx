import { useTranslation } from 'react-i18next';
import type { TableDecision } from '../../../rules/kinds/table/decide.ts';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import type { Result } from '../../../rules/problems/result.ts';
import { useWords } from '../words.ts';
import styles from './table.module.css';

interface SampleRowProps {
  readonly table: TableConfig;
  readonly names: readonly string[];
  readonly samples: readonly string[];
  readonly decision: Result<TableDecision> | undefined;
  onChange(samples: readonly string[]): void;
}

/** A row of values to try the rules on: those that match are marked, and what comes of them stands under the outputs. */
export function SampleRow({ table: { inputs, outputs }, names, samples, decision, onChange }: SampleRowProps) {
  const { t } = useTranslation('table');
  const { language } = useWords();
  const isHit = decision?.ok === true && decision.value.hits.length > 0;
  return (
    <tfoot>
      <tr className={styles.sample}>
        <th scope="row">{t('sample')}</th>
        {inputs.map((_, index) => (
          <td key={`${index}`}>
            <input
              aria-label={t('sampleOf', { column: names[index] ?? '' })}
              placeholder={index === 0 ? t('sampleHint') : undefined}
              spellCheck={false}
              value={samples[index] ?? ''}
              onChange={(event) =>
                onChange(inputs.map((__, at) => (at === index ? event.target.value : (samples[at] ?? ''))))
              }
            />
          </td>
        ))}
        {isHit ? (
          outputs.map(({ variable }) => (
            <td key={variable} data-side="then" aria-live="polite">
              <output>{JSON.stringify(decision.value.values[variable])}</output>
            </td>
          ))
        ) : (
          <td colSpan={outputs.length} data-side="then" aria-live="polite">
            <output>
              {decision &&
                (decision.ok ? t('noRuleMatches') : decision.problems.map((each) => each.message[language]).join(' '))}
            </output>
          </td>
        )}
        <td />
      </tr>
    </tfoot>
  );
}
