import { Form, Input, Radio, Segmented } from 'antd';
import type { FormInstance } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../rules/json.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';
import { mainAnchor } from '../scene.ts';
import { ValueInput } from '../ValueInput.tsx';
import styles from './launch.module.css';
import { planFromTable } from './planFromTable.ts';
import type { ReadTable } from './planFromTable.ts';
import { CURVES, liveHours, planFromTargets } from '../../../rules/metrics/plan-from-targets.ts';
import type { Curve } from '../../../rules/metrics/plan-from-targets.ts';
import type { PlanFile } from '../../../rules/metrics/plan.ts';

interface PlanFieldsProps {
  readonly id: string;
  readonly playbook: Playbook;
  /** All anchors, epoch ms, once those to be given are chosen. */
  readonly anchors: Readonly<Record<string, number>> | undefined;
  /** The form whose parameters the targets start from. */
  readonly form: FormInstance;
  readonly format: Formatter;
  /** The plan; undefined for none; null where one is wanted but not complete. */
  readonly onPlan: (plan: PlanFile | undefined | null) => void;
}

const SOURCES = ['targets', 'paste', 'none'] as const;
type Source = (typeof SOURCES)[number];
const SOURCE_WORDS = { targets: 'launch.planTargets', paste: 'launch.planPaste', none: 'launch.planNone' } as const;
const CURVE_WORDS = { event: 'launch.curveEvent', flat: 'launch.curveFlat' } as const;

const numeric = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/**
 * A target, which is the playbook's parameter of that name where it has one: changed here, it is changed there. Watched
 * by itself, so that a form of fifty parameters is not drawn anew for each letter that is typed.
 */
function useTarget(
  name: string,
  { parameters }: Playbook,
  form: FormInstance,
): [number | undefined, (value: number | undefined) => void] {
  const path = ['parameters', name];
  const parameter = numeric(Form.useWatch<Json | undefined>(path, form));
  const [own, setOwn] = useState<number>();
  if (!Object.hasOwn(parameters, name)) return [own, setOwn];
  return [parameter, (value) => form.setFieldValue(path, value)];
}

/** The plan that the campaign is measured against: spread from targets, or pasted. */
export function PlanFields({ id, playbook, anchors, form, format, onPlan }: PlanFieldsProps) {
  const { t } = useTranslation('campaign');
  const [source, setSource] = useState<Source>('gmvTarget' in playbook.parameters ? 'targets' : 'none');
  const [curve, setCurve] = useState<Curve>('event');
  const [table, setTable] = useState('');

  const [gmv, setGmv] = useTarget('gmvTarget', playbook, form);
  const [uv, setUv] = useTarget('uvTarget', playbook, form);
  const [cvr, setCvr] = useTarget('cvrTarget', playbook, form);
  const read = useMemo(() => planFromTable(table, playbook), [table, playbook]);

  const plan = useMemo((): PlanFile | undefined | null => {
    if (source === 'none') return undefined;
    if (source === 'paste') return read.ok ? read.plan : null;
    if (!anchors || gmv === undefined || uv === undefined || cvr === undefined) return null;
    const anchor = mainAnchor({ anchors: {} }, playbook) ?? 'T0';
    return planFromTargets({ gmv, uv, cvr, curve }, { playbook, anchors, anchor });
  }, [source, read, anchors, gmv, uv, cvr, curve, playbook]);
  useEffect(() => onPlan(plan), [plan, onPlan]);

  const live = anchors && liveHours({ playbook, anchors });
  const buyers = uv !== undefined && cvr !== undefined ? uv * cvr : undefined;
  return (
    <section className={styles.block}>
      <h2>{t('launch.plan')}</h2>
      <p className={styles.hint}>{t('launch.planHint')}</p>
      <Form.Item>
        <Segmented
          aria-label={t('launch.plan')}
          value={source}
          onChange={setSource}
          options={SOURCES.map((each) => ({ value: each, label: t(SOURCE_WORDS[each]) }))}
        />
      </Form.Item>
      {source === 'none' && <p className={styles.derived}>{t('launch.planNoneHint')}</p>}
      {source === 'targets' && (
        <>
          <div className={styles.pair}>
            <Form.Item label={t('launch.targetGmv')} htmlFor={`${id}-gmv`}>
              <ValueInput
                id={`${id}-gmv`}
                type="money"
                format={format}
                value={gmv}
                onChange={(value) => setGmv(numeric(value))}
              />
            </Form.Item>
            <Form.Item label={t('launch.targetUv')} htmlFor={`${id}-uv`}>
              <ValueInput
                id={`${id}-uv`}
                type="integer"
                format={format}
                value={uv}
                onChange={(value) => setUv(numeric(value))}
              />
            </Form.Item>
            <Form.Item label={t('launch.targetCvr')} htmlFor={`${id}-cvr`}>
              <ValueInput
                id={`${id}-cvr`}
                type="ratio"
                format={format}
                value={cvr}
                onChange={(value) => setCvr(numeric(value))}
              />
            </Form.Item>
            <Form.Item label={t('launch.curve')}>
              <Radio.Group
                value={curve}
                onChange={({ target }) => setCurve(CURVES.find((each) => each === target.value) ?? 'event')}
                options={CURVES.map((each) => ({ value: each, label: t(CURVE_WORDS[each]) }))}
              />
            </Form.Item>
          </div>
          <p className={styles.derived} role="status">
            {live && gmv !== undefined && buyers !== undefined && buyers > 0
              ? t('launch.derived', {
                  buyers: format.count(buyers, 0),
                  aov: format.money(Math.round(gmv / buyers)),
                  hours: live.hours,
                })
              : t(anchors ? 'launch.targetsMissing' : 'launch.planNeedsDay')}
          </p>
        </>
      )}
      {source === 'paste' && (
        <Form.Item
          label={t('launch.paste')}
          htmlFor={`${id}-table`}
          extra={t('launch.pasteHint', { currency: playbook.currency })}
        >
          <Input.TextArea
            id={`${id}-table`}
            rows={7}
            spellCheck={false}
            style={{ fontFamily: 'ui-monospace, Menlo, monospace', fontSize: 12 }}
            placeholder={'at,gmv,uv,cvr\nT0,120000,2400,3.2%\nT0 + PT1H,80000,1900,3.1%'}
            value={table}
            onChange={({ target }) => setTable(target.value)}
          />
          <TableReading read={read} />
        </Form.Item>
      )}
    </section>
  );
}

const MOST_PROBLEMS = 6;

function TableReading({ read }: { read: ReadTable }) {
  const { t } = useTranslation('campaign');
  if (read.ok) return <p className={styles.derived}>{t('launch.pasteLines', { count: read.steps })}</p>;
  return (
    <ul className={styles.problems} role="alert">
      {read.problems.slice(0, MOST_PROBLEMS).map(({ line, code, text }) => (
        <li key={`${line} ${code} ${text}`}>
          {t('launch.line', { line, problem: t(`launch.${code}`, { text, column: text }) })}
        </li>
      ))}
    </ul>
  );
}
