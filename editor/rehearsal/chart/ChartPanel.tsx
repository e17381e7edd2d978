import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import type { Curve } from '../../../rules/rehearsal/curves.ts';
import type { Fire } from '../../../rules/rehearsal/fires.ts';
import { atLocalTime, parseTimestamp } from '../../../rules/time/zone.ts';
import { Chart } from '../../charts/Chart.tsx';
import { ruleChartOption } from '../../charts/ruleChart.ts';
import type { RuleChartPoint } from '../../charts/ruleChart.ts';
import { usePalette } from '../../charts/usePalette.ts';
import panel from '../../campaign/chart/ChartPanel.module.css';
import type { Tale } from '../../campaign/scene.ts';
import { reasonWords } from '../../campaign/timeline/describeEntry.ts';
import type { Run } from '../kept.ts';
import { leafTitle, leafValue } from '../leafWords.ts';
import styles from '../rehearsal.module.css';
import { keyOf, likelySubject, subjectsOf } from './subjects.ts';
import type { Subject } from './subjects.ts';

const MOST_TICKS = 9;

interface ChartPanelProps {
  readonly run: Run;
  /** The run that it is compared with. */
  readonly before: Run | undefined;
  readonly fires: readonly Fire[];
  readonly firesBefore: readonly Fire[] | undefined;
  readonly tale: Tale;
  readonly node: string | undefined;
  /** The subject that was chosen, by its key. */
  readonly picked: string | undefined;
  readonly onPick: (key: string) => void;
  readonly nowMs: number;
  readonly onExplain: (seq: number) => void;
}

/** One rule's conditions over time with their thresholds and fires, or one figure by the day. */
export function ChartPanel(props: ChartPanelProps) {
  const { run, before, fires, firesBefore, tale, node, picked, onPick } = props;
  const { t } = useTranslation('rehearsal');
  const { names, format } = tale;
  const subjects = useMemo(() => subjectsOf(run.playbook, run.rehearsal), [run]);
  // By what was before a number was turned: what is shown must not change because it no longer fires.
  const subject =
    subjects.find((each) => keyOf(each) === picked) ??
    likelySubject(subjects, firesBefore ?? fires, (before ?? run).rehearsal, node);
  if (!subject) return <p className={styles.none}>{t('chart.none')}</p>;
  const titleOf = (each: Subject): string => {
    if (each.of === 'figure') return findMetric(each.metric)?.title[format.language] ?? each.metric;
    const fired = fires.filter((fire) => fire.what === 'fired' && fire.node === each.node && fire.rule === each.rule);
    return `${names.rule(each.node, each.rule)} (${fired.length})`;
  };
  const option = (each: Subject) => ({ value: keyOf(each), label: titleOf(each) });
  const select = (
    <Select
      size="small"
      variant="filled"
      aria-label={t('chart.subject')}
      value={keyOf(subject)}
      onChange={onPick}
      popupMatchSelectWidth={false}
      className={styles.subject}
      options={[
        { label: t('chart.rules'), options: subjects.filter((each) => each.of === 'rule').map(option) },
        { label: t('chart.figures'), options: subjects.filter((each) => each.of === 'figure').map(option) },
      ]}
    />
  );
  return subject.of === 'rule' ? (
    <RuleChart {...props} key={keyOf(subject)} subject={subject} select={select} />
  ) : (
    <FigureChart {...props} metric={subject.metric} select={select} />
  );
}

interface RuleChartProps extends ChartPanelProps {
  readonly subject: Extract<Subject, { of: 'rule' }>;
  readonly select: ReactNode;
}

const pointsOf = (curve: Curve | undefined): readonly RuleChartPoint[] =>
  (curve?.points ?? []).map(([atMs, value, threshold]) => ({ atMs, value, threshold }));

const curvesIn = (run: Run | undefined, node: string, rule: string): readonly Curve[] =>
  (run?.rehearsal.curves ?? []).filter((each) => each.node === node && each.rule === rule);

function RuleChart({ run, before, fires, firesBefore, tale, nowMs, onExplain, subject, select }: RuleChartProps) {
  const { t } = useTranslation('rehearsal');
  const palette = usePalette();
  const { playbook, names, format, telling } = tale;
  const { node, rule } = subject;
  const curves = useMemo(() => curvesIn(run, node, rule), [run, node, rule]);
  const curvesBefore = useMemo(() => curvesIn(before, node, rule), [before, node, rule]);
  const [index, setIndex] = useState(0);
  const curve = curves.at(Math.min(index, curves.length - 1));
  const curveBefore = curvesBefore[index];
  const own = (each: Fire): boolean => each.node === node && each.rule === rule;
  const title = names.rule(node, rule);
  const [fromMs, toMs] = rangeOf(run, curves, fires.filter(own), firesBefore?.filter(own) ?? []);
  const grainMs = Math.max(1, (toMs - fromMs) / 800);
  const shownNowMs = Math.round(nowMs / grainMs) * grainMs;
  const option = useMemo(() => {
    const marksOf = (all: readonly Fire[], lane: 0 | 1) =>
      all
        .filter((each) => each.node === node && each.rule === rule)
        .map(({ seq, atMs, what, reason }) => {
          const text = t(`chart.mark.${what}`, { rule: title, reason: reasonWords(reason, telling.t) });
          return { id: `${lane} ${seq}`, atMs, what, lane, title: lane === 0 ? text : t('chart.markBefore', { text }) };
        });
    return ruleChartOption({
      points: pointsOf(curve),
      ...(curveBefore && { before: pointsOf(curveBefore) }),
      marks: [...marksOf(fires, 0), ...marksOf(firesBefore ?? [], 1)],
      fromMs,
      toMs,
      nowMs: shownNowMs,
      show: (value) => (curve ? leafValue(curve.leaf, value, { playbook, format, names }) : format.count(value)),
      words: {
        value: t('chart.value'),
        threshold: t('chart.threshold'),
        thresholdBefore: t('chart.thresholdBefore'),
      },
      format,
      palette,
      mostTicks: MOST_TICKS,
    });
  }, [
    curve,
    curveBefore,
    fires,
    firesBefore,
    node,
    rule,
    title,
    fromMs,
    toMs,
    shownNowMs,
    playbook,
    format,
    names,
    palette,
    t,
    telling,
  ]);
  const count = (what: Fire['what']): number => fires.filter((each) => own(each) && each.what === what).length;
  return (
    <div className={panel.panel}>
      <div className={panel.head}>
        {select}
        {curves.length > 1 && (
          <Select
            size="small"
            variant="filled"
            aria-label={t('chart.condition')}
            value={Math.min(index, curves.length - 1)}
            onChange={setIndex}
            popupMatchSelectWidth={false}
            options={curves.map((each, at) => ({ value: at, label: leafTitle(each.leaf, tale) }))}
          />
        )}
        {curves.length === 1 && curve && <span className={panel.figures}>{leafTitle(curve.leaf, tale)}</span>}
        {curves.length === 0 && <span className={panel.figures}>{t('chart.noCurve')}</span>}
        <Legend fires={fires.filter(own)} hasCurve={curve !== undefined} isCompared={firesBefore !== undefined} />
      </div>
      <Chart
        option={option}
        label={t('chart.ruleLabel', {
          rule: title,
          fired: count('fired'),
          suppressed: count('suppressed'),
          from: format.time(fromMs, 'full'),
          to: format.time(toMs, 'full'),
        })}
        height="fill"
        onSelect={(id) => {
          const [lane, seq] = id.split(' ');
          if (lane === '0') onExplain(Number(seq));
        }}
      />
    </div>
  );
}

const HOUR_MS = 3_600_000;

/** From the first to the last that there is to see of the rule. */
function rangeOf(
  { rehearsal }: Run,
  curves: readonly Curve[],
  ...marked: readonly (readonly Fire[])[]
): readonly [number, number] {
  const instants = [
    ...curves.flatMap(({ points }) => [points[0]?.[0], points.at(-1)?.[0]]),
    ...marked.flat().map((each) => each.atMs),
  ].filter((each) => each !== undefined);
  if (instants.length === 0) return [rehearsal.startMs, rehearsal.endMs];
  const [fromMs, toMs] = [Math.min(...instants), Math.max(...instants)];
  const least = curves.length === 0 ? 12 * HOUR_MS : 0;
  return toMs - fromMs < least || toMs === fromMs ? [fromMs - 6 * HOUR_MS, toMs + 6 * HOUR_MS] : [fromMs, toMs];
}

const SIGNS = { fired: '●', suppressed: '◇', recovered: '▲' } as const;

function Legend({ fires, hasCurve, isCompared }: { fires: readonly Fire[]; hasCurve: boolean; isCompared: boolean }) {
  const { t } = useTranslation('rehearsal');
  const whats = (['fired', 'suppressed', 'recovered'] as const).filter((what) =>
    fires.some((each) => each.what === what),
  );
  return (
    <ul className={styles.legend}>
      {hasCurve && (
        <>
          <li>
            <i className={styles.seen} />
            {t('chart.value')}
          </li>
          <li>
            <i className={styles.threshold} />
            {t('chart.threshold')}
          </li>
        </>
      )}
      {whats.map((what) => (
        <li key={what}>
          <span aria-hidden className={styles[what]}>
            {SIGNS[what]}
          </span>{' '}
          {t(`chart.${what}`)} {fires.filter((each) => each.what === what).length}
        </li>
      ))}
      {isCompared && <li>{t('chart.laneBefore')}</li>}
    </ul>
  );
}

/** A day's value stands in its middle. */
const noonOf = (day: string, timeZone: string): number =>
  atLocalTime(parseTimestamp(`${day}T12:00:00Z`) ?? NaN, '12:00', timeZone);

function FigureChart({
  run,
  tale: { format },
  nowMs,
  metric,
  select,
}: ChartPanelProps & { readonly metric: string; readonly select: ReactNode }) {
  const { t } = useTranslation('rehearsal');
  const palette = usePalette();
  const { startMs, endMs, summary } = run.rehearsal;
  const grainMs = Math.max(1, (endMs - startMs) / 800);
  const shownNowMs = Math.round(nowMs / grainMs) * grainMs;
  const option = useMemo(() => {
    const pointsIn = (curves: typeof summary.curves): readonly RuleChartPoint[] =>
      (curves[metric] ?? []).map(([day, value]) => ({
        atMs: noonOf(day, format.timezone),
        value,
        threshold: null,
      }));
    return ruleChartOption({
      points: pointsIn(summary.curves),
      marks: [],
      fromMs: startMs,
      toMs: endMs,
      nowMs: shownNowMs,
      show: (value) => format.metric(metric, value, 'compact'),
      words: {
        value: findMetric(metric)?.title[format.language] ?? metric,
        threshold: t('chart.threshold'),
        thresholdBefore: t('chart.thresholdBefore'),
      },
      format,
      palette,
      mostTicks: MOST_TICKS,
    });
  }, [summary, metric, startMs, endMs, shownNowMs, format, palette, t]);
  return (
    <div className={panel.panel}>
      <div className={panel.head}>{select}</div>
      <Chart
        option={option}
        label={t('chart.figureLabel', {
          metric: findMetric(metric)?.title[format.language] ?? metric,
          from: format.time(startMs, 'full'),
          to: format.time(endMs, 'full'),
        })}
        height="fill"
      />
    </div>
  );
}
