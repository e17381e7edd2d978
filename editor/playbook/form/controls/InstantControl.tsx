import { Input, InputNumber, Segmented, Select } from 'antd';
import { parseDuration } from '../../../../rules/time/duration.ts';
import { parseInstant, resolveInstant } from '../../../../rules/time/instant.ts';
import type { InstantExpression } from '../../../../rules/time/instant.ts';
import { formatTime } from '../../../i18n/format/times.ts';
import { usePlaybook } from '../../store/scope.ts';
import { useWords } from '../../words.ts';
import { renderName } from '../NameSelect.tsx';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';
import { DURATION_UNITS, readSingle, unitTitle, writeSingle } from '../../../time/duration.ts';
import { DurationControl } from './DurationControl.tsx';
import { writeInstant } from './instant.ts';
import { TimeInput } from './TimeInput.tsx';

type Direction = 'at' | 'before' | 'after';

/** An anchor, how long before or after it, and a time of that day; with the date that comes out where anchors are known. */
export function InstantControl({ id, value, label, onChange }: ControlProps) {
  const { t, language } = useWords();
  const form = useForm();
  const titles = usePlaybook((playbook) => playbook.anchors);
  const text = typeof value === 'string' ? value : '';
  const instant = parseInstant(text);
  const single = instant?.offset ? readSingle(instant.offset.duration) : { count: 1, unit: 'days' as const };
  if (!instant || !single) {
    return (
      <Input
        id={id}
        aria-label={label}
        className={styles.code}
        placeholder="T0 - P1D @ 20:00"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const direction: Direction = !instant.offset ? 'at' : instant.offset.sign === -1 ? 'before' : 'after';
  const write = (change: Partial<InstantExpression>) => onChange(writeInstant({ ...instant, ...change }));
  const shift = (to: Direction, by = single) =>
    write({ offset: to === 'at' ? undefined : { sign: to === 'before' ? -1 : 1, duration: writeSingle(by) } });
  return (
    <div>
      <div className={styles.inline}>
        <Select
          id={id}
          aria-label={label}
          style={{ minWidth: 68, maxWidth: 140 }}
          popupMatchSelectWidth={false}
          options={[
            ...form.names.anchors,
            ...(form.names.anchors.includes(instant.anchor) ? [] : [instant.anchor]),
          ].map((name) => ({ value: name, label: name, title: titles[name]?.title || name }))}
          optionRender={renderName}
          value={instant.anchor}
          onChange={(anchor) => write({ anchor })}
        />
        <Select
          aria-label={t('direction')}
          style={{ width: 84 }}
          options={(['at', 'before', 'after'] as const).map((each) => ({ value: each, label: t(`direction_${each}`) }))}
          value={direction}
          onChange={(to) => shift(to)}
        />
        {direction !== 'at' && (
          <>
            <InputNumber
              aria-label={t('howMuch')}
              min={0}
              precision={0}
              style={{ width: 52 }}
              value={single.count}
              onChange={(count) => shift(direction, { ...single, count: count ?? 0 })}
            />
            <Select
              aria-label={t('unit')}
              style={{ width: 84 }}
              options={DURATION_UNITS.map((unit) => ({ value: unit, label: unitTitle(unit, language) }))}
              value={single.unit}
              onChange={(unit) => shift(direction, { ...single, unit })}
            />
          </>
        )}
        <TimeInput
          label={t('timeOfDay')}
          value={instant.time ?? ''}
          onChange={(time) => write({ time: time === '' ? undefined : time })}
        />
      </div>
      <Resolved text={text} language={language} />
    </div>
  );
}

function Resolved({ text, language }: { text: string; language: 'en' | 'zh-CN' }) {
  const { anchors, timezone } = useForm();
  const anchor = parseInstant(text)?.anchor;
  if (!anchors || anchor === undefined || anchors[anchor] === undefined) return null;
  const ms = resolveInstant(text, { anchors, timeZone: timezone, nowMs: Number.NaN });
  return <p className={styles.note}>= {formatTime(ms, 'full', timezone, language)}</p>;
}

/** An instant, or a duration that counts from entering the node. */
export function InstantOrDurationControl(props: ControlProps) {
  const { t } = useWords();
  const text = typeof props.value === 'string' ? props.value : '';
  const type = parseDuration(text) ? 'duration' : 'instant';
  return (
    <div className={styles.form} style={{ gap: 6 }}>
      <Segmented
        block
        size="small"
        options={[
          { value: 'instant', label: t('atInstant') },
          { value: 'duration', label: t('afterEntering') },
        ]}
        value={type}
        onChange={(to) => props.onChange(to === 'duration' ? 'PT24H' : 'T0')}
      />
      {type === 'duration' ? <DurationControl {...props} /> : <InstantControl {...props} />}
    </div>
  );
}
