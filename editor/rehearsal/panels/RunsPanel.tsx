import { Button, Form, InputNumber, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Distribution, MonteCarlo } from '../../../rules/simulate/monte-carlo.ts';
import type { Tale } from '../../campaign/scene.ts';
import { statusWords } from '../../campaign/timeline/describeEntry.ts';
import type { Run } from '../kept.ts';
import styles from '../rehearsal.module.css';
import type { Rehearsing } from '../useRehearsing.ts';

const USUAL_RUNS = 50;
const MOST_RUNS = 500;

/** The same campaign with other luck: how the results are spread. */
export function RunsPanel({ run, rehearsing, tale }: { run: Run; rehearsing: Rehearsing; tale: Tale }) {
  const { t } = useTranslation('rehearsal');
  const [runs, setRuns] = useState(USUAL_RUNS);
  const { activity, monteCarlo, distribute, cancel } = rehearsing;
  const isBusy = activity.type === 'busy' && activity.what === 'distribute';
  const hasLuck = run.setup.scenario.demand !== undefined;
  return (
    <>
      <section className={styles.section}>
        <p className={styles.hint}>{t('runs.hint')}</p>
        {hasLuck ? (
          <Form layout="inline" colon={false} className={styles.tools} onFinish={() => distribute(runs)}>
            <Form.Item label={t('runs.runs')} htmlFor="rehearsal-runs">
              <InputNumber
                id="rehearsal-runs"
                min={2}
                max={MOST_RUNS}
                precision={0}
                value={runs}
                onChange={(value) => setRuns(value ?? USUAL_RUNS)}
              />
            </Form.Item>
            {isBusy ? (
              <Button onClick={cancel}>{t('cancel')}</Button>
            ) : (
              <Button type="primary" htmlType="submit">
                {t('runs.start')}
              </Button>
            )}
          </Form>
        ) : (
          <p className={styles.faint}>{t('runs.sameLuck')}</p>
        )}
        <div className={styles.progressLine}>
          {isBusy && (
            <Progress
              percent={Math.round(activity.share * 100)}
              size="small"
              aria-label={t('progress', { percent: `${Math.round(activity.share * 100)}%` })}
            />
          )}
        </div>
      </section>
      {monteCarlo && <Spread monteCarlo={monteCarlo} tale={tale} />}
    </>
  );
}

function Spread({ monteCarlo, tale: { format, names, telling } }: { monteCarlo: MonteCarlo; tale: Tale }) {
  const { t } = useTranslation('rehearsal');
  const count = (value: number): string => format.count(value, 1);
  const ruleTitle = (key: string): string => {
    const dot = key.indexOf('.');
    return names.rule(key.slice(0, dot), key.slice(dot + 1));
  };
  return (
    <>
      <section className={styles.section}>
        <p>
          {Object.entries(monteCarlo.status)
            .map(([status, part]) =>
              t('runs.part', { percent: format.percent(part, 0), status: statusWords(status, telling.t) }),
            )
            .join(telling.t('common:listSeparator'))}
        </p>
        <Bars
          rows={[[t('runs.money'), monteCarlo.money]]}
          show={(value) => format.money(Math.round(value), { digits: 'whole' })}
        />
        <Bars rows={[[t('runs.tasks'), monteCarlo.tasks]]} show={count} />
        <p className={styles.faint}>{t('runs.legend')}</p>
      </section>
      <section className={styles.section}>
        <h2>{t('runs.fires')}</h2>
        <Bars rows={Object.entries(monteCarlo.fired).map(([key, each]) => [ruleTitle(key), each])} show={count} />
      </section>
      <section className={styles.section}>
        <h2>{t('runs.applied')}</h2>
        <Bars rows={Object.entries(monteCarlo.applied).map(([key, each]) => [names.action(key), each])} show={count} />
      </section>
    </>
  );
}

interface BarsProps {
  readonly rows: readonly (readonly [title: string, distribution: Distribution])[];
  readonly show: (value: number) => string;
}

/** Where the middle nine tenths of the runs lie, on one scale from nothing to the most. */
function Bars({ rows, show }: BarsProps) {
  const { t } = useTranslation('rehearsal');
  const most = Math.max(...rows.map(([, each]) => each.max), Number.MIN_VALUE);
  const part = (value: number): string => `${(value / most) * 100}%`;
  return (
    <ul className={styles.bars}>
      {rows.map(([title, { p5, p50, p95 }]) => (
        <li key={title}>
          <span className={styles.barTitle} title={title}>
            {title}
          </span>
          <span
            className={styles.bar}
            role="img"
            aria-label={t('runs.spread', { low: show(p5), middle: show(p50), high: show(p95) })}
            title={t('runs.spread', { low: show(p5), middle: show(p50), high: show(p95) })}
          >
            <i style={{ insetInlineStart: part(p5), width: `max(2px, ${((p95 - p5) / most) * 100}%)` }} />
            <b style={{ insetInlineStart: part(p50) }} />
          </span>
          <span className={styles.barFigures}>
            {show(p5)} – {show(p95)}
          </span>
        </li>
      ))}
    </ul>
  );
}
