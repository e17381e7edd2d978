import { ReloadOutlined } from '@ant-design/icons';
import { Button, Select, Spin } from 'antd';
import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Facts } from '../../../rules/conditions/facts.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Need } from '../../../rules/trial/needs.ts';
import type { Sample } from '../../../rules/trial/sample.ts';
import { formatTime } from '../../i18n/format/times.ts';
import { useForm } from '../form/scope.ts';
import { useEditor } from '../store/scope.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { trial } from './i18n.ts';
import { RowPicker } from './RowPicker.tsx';
import { SampleFields } from './SampleFields.tsx';
import { samplesOf } from './samples.ts';
import { nameOfSource, useLiveSources, useSource } from './source.ts';
import type { Source } from './source.ts';
import { useTrialFacts } from './useTrialFacts.ts';
import styles from './trial.module.css';

const Failure = lazy(async () => ({ default: (await import('../../app/Failure.tsx')).Failure }));
const NOTHING: Sample = {};

interface TrialBoxProps {
  readonly needs: readonly Need[];
  /** Which of the rows the thing that is tried holds for, where that is asked. */
  holdsFor?(facts: Facts, rows: readonly Row[]): ReadonlySet<string> | undefined;
  /** What came of it, on these facts. */
  renderResult(facts: Facts): ReactNode;
}

/** Asked for by a button above what it is about: where that is long, what came of it would be out of view. */
const comeIntoView = (box: HTMLElement | null): void => box?.scrollIntoView({ block: 'nearest' });

/** Something tried in place: on which data, with which values, and what came of it. */
export function TrialBox({ needs, holdsFor, renderResult }: TrialBoxProps) {
  const { t, language } = useCatalogue(trial);
  const { id } = useEditor();
  const form = useForm();
  const source = useSource((state) => state.source);
  const samples = samplesOf(id);
  const node = form.node?.id ?? '';
  const sample = useStore(samples, (state) => state.byNode[node] ?? NOTHING);
  const data = useTrialFacts(source, needs, sample);
  return (
    <section ref={comeIntoView} className={styles.box} aria-label={t('result')}>
      <div className={styles.source}>
        <span className={styles.tryOn}>{t('tryOn')}</span>
        <SourceSelect source={source} playbook={id} />
        {data.state === 'live' && (
          <Button
            type="text"
            size="small"
            icon={<ReloadOutlined aria-hidden />}
            aria-label={t('again')}
            title={t('again')}
            onClick={data.again}
          />
        )}
      </div>
      {data.state === 'sample' && (
        <>
          {needs.length === 0 ? (
            <p className={styles.note}>{t('nothingRead')}</p>
          ) : (
            <SampleFields needs={needs} sample={sample} onPin={(key, value) => samples.pin(node, key, value)} />
          )}
          {renderResult(data.facts)}
        </>
      )}
      {data.state === 'live' && (
        <>
          <p className={styles.note}>
            {data.asOfMs === undefined
              ? t('noPoints')
              : t('asOf', { time: formatTime(data.asOfMs, 'full', data.timeZone, language) })}
          </p>
          {form.rows ? (
            <RowPicker data={data} dataset={form.dataset} holdsFor={holdsFor} renderResult={renderResult} />
          ) : (
            renderResult(data.facts)
          )}
        </>
      )}
      {data.state === 'loading' && (
        <p className={styles.note} role="status">
          <Spin size="small" /> {t('loading')}
        </p>
      )}
      {data.state === 'failed' && (
        <Suspense>
          <Failure error={data.error} onRetry={data.again} />
        </Suspense>
      )}
    </section>
  );
}

/** The sample, the campaigns that run, and the shops. */
function SourceSelect({ source, playbook }: { readonly source: Source; readonly playbook: string }) {
  const { t } = useCatalogue(trial);
  const { campaigns, shops } = useLiveSources(playbook);
  const groups = [
    {
      label: t('campaigns'),
      options: campaigns.map(({ id, name }) => ({ value: `campaign ${id}`, label: t('campaignOption', { name }) })),
    },
    { label: t('shops'), options: shops.map(({ id, title }) => ({ value: `shop ${id}`, label: title })) },
  ].filter((group) => group.options.length > 0);
  const choose = (value: string) => {
    const [type, id = ''] = value.split(' ', 2);
    useSource.setState({ source: type === 'campaign' || type === 'shop' ? { type, id } : { type: 'sample' } });
  };
  return (
    <Select
      size="small"
      className={styles.select ?? ''}
      aria-label={t('tryOn')}
      options={[{ value: 'sample', label: t('sample') }, ...groups]}
      value={nameOfSource(source)}
      onChange={choose}
    />
  );
}
