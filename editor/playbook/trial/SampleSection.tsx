import { CloseOutlined, HistoryOutlined, PushpinOutlined, TableOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { needsOfNode } from '../../../rules/trial/node-needs.ts';
import { proposeFromRow } from '../../../rules/trial/propose.ts';
import type { Sample } from '../../../rules/trial/sample.ts';
import { recall } from '../../rehearsal/kept.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { useForm } from '../form/scope.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import { trial } from './i18n.ts';
import { SampleFields } from './SampleFields.tsx';
import { samplesOf } from './samples.ts';
import styles from './trial.module.css';

const NOTHING: Sample = {};
/** What rows are made up by knows the whole language. */
const proposals = () => import('./proposals.ts');

/** The sample values pinned to a node, which its conditions and expressions are tried on; proposed where there is something. */
export function SampleSection({ node }: { readonly node: PlaybookNode }) {
  const { t } = useCatalogue(trial);
  const { message } = App.useApp();
  const { id } = useEditor();
  const { names, dataset, rows, anchors } = useForm();
  const playbook = usePlaybook((each) => each);
  const [open, setOpen] = useState(false);
  const nextRow = useRef(0);
  const samples = samplesOf(id);
  const sample = useStore(samples, (state) => state.byNode[node.id] ?? NOTHING);
  const needs = useMemo(() => needsOfNode(node, playbook, names.variables), [node, playbook, names.variables]);
  if (needs.length === 0) return null;
  const pinned = needs.filter(({ key }) => sample[key] !== undefined).length;

  const take = (values: Sample, none: string) => {
    if (Object.keys(values).length === 0) void message.info(none);
    else samples.pinAll(node.id, values);
  };
  // A rehearsal is kept while one goes to and fro between it and the editor.
  const run = recall(`${id} `)?.base;
  const takeRun = async () => {
    if (!run) return;
    const { fromRehearsal } = await proposals();
    take(fromRehearsal(run, node.id, needs), t('notSeen'));
  };
  const takeRow = async () => {
    const { madeUpRows } = await proposals();
    const made = dataset === undefined ? [] : madeUpRows(playbook, dataset, anchors?.['T0'] ?? Date.now());
    const row = made[nextRow.current++ % Math.max(1, made.length)];
    take(row ? proposeFromRow(needs, row) : NOTHING, t('noRow'));
  };
  return (
    <section className={styles.section} aria-label={t('sampleData')}>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <PushpinOutlined aria-hidden /> {t('sampleData')}
        <small>{t('pinnedOf', { pinned, count: needs.length })}</small>
      </button>
      {open && (
        <div className={styles.box}>
          <p className={styles.note}>{t('sampleHelp')}</p>
          <div className={styles.proposals}>
            <Button
              size="small"
              icon={<HistoryOutlined aria-hidden />}
              disabled={!run}
              title={run ? undefined : t('noRehearsal')}
              onClick={() => void takeRun()}
            >
              {t('fromRehearsal')}
            </Button>
            {rows && (
              <Button size="small" icon={<TableOutlined aria-hidden />} onClick={() => void takeRow()}>
                {t('fromRow')}
              </Button>
            )}
            <Button
              size="small"
              icon={<CloseOutlined aria-hidden />}
              disabled={pinned === 0}
              onClick={() => samples.unpinAll(node.id)}
            >
              {t('unpinAll')}
            </Button>
          </div>
          {!run && <p className={styles.note}>{t('noRehearsal')}</p>}
          <SampleFields needs={needs} sample={sample} onPin={(key, value) => samples.pin(node.id, key, value)} />
        </div>
      )}
    </section>
  );
}
