import { UndoOutlined } from '@ant-design/icons';
import { App, Button, Input, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareFires } from '../../../rules/rehearsal/fires.ts';
import type { Fire, FireChange } from '../../../rules/rehearsal/fires.ts';
import { knobsOf } from '../../../rules/rehearsal/knobs.ts';
import type { Knob } from '../../../rules/rehearsal/knobs.ts';
import { operatorWords } from '../../../rules/words/conditions.ts';
import type { Tale } from '../../campaign/scene.ts';
import { ValueInput } from '../../campaign/ValueInput.tsx';
import type { Run } from '../kept.ts';
import { leafTitle } from '../leafWords.ts';
import styles from '../rehearsal.module.css';
import { usePutIntoDraft } from '../usePutIntoDraft.ts';
import type { Rehearsing } from '../useRehearsing.ts';

interface WhatIfPanelProps {
  readonly id: string;
  readonly base: Run;
  readonly fires: readonly Fire[];
  readonly firesBefore: readonly Fire[] | undefined;
  readonly rehearsing: Rehearsing;
  readonly tale: Tale;
  readonly node: string | undefined;
  readonly isReadOnly: boolean;
  /** A number that a rule compares with has been turned. */
  readonly onTurned: (node: string, rule: string | undefined) => void;
}

/** Numbers to change, and how the fires change with them. */
export function WhatIfPanel({
  id,
  base,
  fires,
  firesBefore,
  rehearsing,
  tale,
  node,
  isReadOnly,
  onTurned,
}: WhatIfPanelProps) {
  const { t } = useTranslation('rehearsal');
  const { turns, turn, activity } = rehearsing;
  const [query, setQuery] = useState('');
  const knobs = useMemo(() => knobsOf(base.playbook), [base.playbook]);
  const turned = Object.keys(turns).length;
  const changes = useMemo(() => compareFires(firesBefore ?? fires, fires), [firesBefore, fires]);
  const wanted = query.trim().toLocaleLowerCase();
  const shown = knobs.filter(
    (knob) =>
      (wanted === '' || `${knobTitle(knob, tale)} ${knobPlace(knob, tale)}`.toLocaleLowerCase().includes(wanted)) &&
      (node === undefined || placesOf(knob).some((each) => each.node === node)),
  );
  const thresholds = shown.filter((knob) => placesOf(knob).length > 0);
  const others = shown.filter((knob) => placesOf(knob).length === 0);
  const set = (knob: Knob, value: number | undefined): void => {
    const { [knob.pointer]: _, ...rest } = turns;
    const [place] = placesOf(knob);
    if (place) onTurned(place.node, place.rule);
    const isBack = value === undefined || value === valueOf(knob, base);
    turn(isBack ? rest : { ...rest, [knob.pointer]: value });
  };
  const list = (title: string, of: readonly Knob[]) =>
    of.length > 0 && (
      <section className={styles.section}>
        <h2>{title}</h2>
        <ul>
          {of.map((knob) => (
            <KnobRow
              key={knob.pointer}
              knob={knob}
              base={base}
              turnedTo={turns[knob.pointer]}
              tale={tale}
              onTurn={(value) => set(knob, value)}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <>
      <section className={styles.section}>
        <p className={styles.hint}>{t('whatIf.hint')}</p>
        <FireChanges changes={changes} isCompared={firesBefore !== undefined} tale={tale} />
        <div className={styles.tools}>
          {!isReadOnly && <PutButton id={id} base={base} rehearsing={rehearsing} disabled={turned === 0} />}
          <Button disabled={turned === 0} onClick={() => turn({})}>
            {t('whatIf.resetAll')}
          </Button>
          <span className={styles.faint} aria-live="polite">
            {activity.type === 'busy' && activity.what === 'try' && t('whatIf.playing')}
          </span>
        </div>
      </section>
      <div className={styles.search}>
        <Input.Search
          size="small"
          allowClear
          value={query}
          placeholder={t('whatIf.search')}
          aria-label={t('whatIf.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      {list(t('whatIf.thresholds'), thresholds)}
      {list(t('whatIf.parameters'), others)}
      {shown.length === 0 && <p className={styles.none}>{t('whatIf.none')}</p>}
    </>
  );
}

const placesOf = (knob: Knob) =>
  knob.of === 'parameter' ? knob.rules : knob.node === undefined ? [] : [{ node: knob.node, rule: knob.rule }];

const valueOf = (knob: Knob, { setup }: Run): number => {
  const given = knob.of === 'parameter' ? setup.scenario.parameters[knob.parameter] : undefined;
  return typeof given === 'number' ? given : knob.value;
};

const knobTitle = (knob: Knob, tale: Tale): string =>
  knob.of === 'parameter'
    ? tale.names.figure(knob.parameter).title
    : `${leafTitle(knob.leaf, tale)} ${operatorWords(knob.leaf.operator, tale.format.language)}`;

const knobPlace = (knob: Knob, { names, telling }: Tale): string =>
  placesOf(knob)
    .map(({ node, rule }) => (rule === undefined ? names.node(node) : names.rule(node, rule)))
    .join(telling.t('common:listSeparator'));

interface KnobRowProps {
  readonly knob: Knob;
  readonly base: Run;
  readonly turnedTo: number | undefined;
  readonly tale: Tale;
  readonly onTurn: (value: number | undefined) => void;
}

function KnobRow({ knob, base, turnedTo, tale, onTurn }: KnobRowProps) {
  const { t } = useTranslation('rehearsal');
  const title = knobTitle(knob, tale);
  const place = knobPlace(knob, tale);
  const was = valueOf(knob, base);
  const fieldId = `knob${knob.pointer}`;
  return (
    <li className={styles.knob} data-turned={turnedTo !== undefined}>
      <label htmlFor={fieldId} title={title}>
        {title}
        {place !== '' && <small title={place}>{place}</small>}
      </label>
      <ValueInput
        id={fieldId}
        type={knob.type}
        format={tale.format}
        value={turnedTo ?? was}
        onChange={(value) => onTurn(typeof value === 'number' ? value : undefined)}
      />
      <span className={styles.reset}>
        {turnedTo !== undefined && (
          <Tooltip title={t('whatIf.was', { value: tale.say(was, knob.type) })}>
            <Button
              type="text"
              size="small"
              icon={<UndoOutlined aria-hidden />}
              aria-label={`${t('whatIf.reset', { name: title })} (${t('whatIf.was', { value: tale.say(was, knob.type) })})`}
              onClick={() => onTurn(undefined)}
            />
          </Tooltip>
        )}
      </span>
    </li>
  );
}

interface FireChangesProps {
  readonly changes: readonly FireChange[];
  readonly isCompared: boolean;
  readonly tale: Tale;
}

/** How often each rule fired before and after, side by side. */
function FireChanges({ changes, isCompared, tale: { names } }: FireChangesProps) {
  const { t } = useTranslation('rehearsal');
  if (changes.length === 0) return <p className={styles.faint}>{t('whatIf.noRules')}</p>;
  return (
    <table className={styles.table} aria-label={t('whatIf.fires')}>
      <thead>
        <tr>
          <th scope="col">{t('whatIf.rule')}</th>
          {isCompared && <th scope="col">{t('whatIf.before')}</th>}
          <th scope="col">{isCompared ? t('whatIf.after') : t('work.fired')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ node, rule, fired, suppressed }) => (
          <tr key={`${node}.${rule}`}>
            <th scope="row">{names.rule(node, rule)}</th>
            {isCompared && (
              <td>
                <Counts fired={fired[0]} suppressed={suppressed[0]} />
              </td>
            )}
            <td>
              <Counts fired={fired[1]} suppressed={suppressed[1]} />
              {isCompared && <Difference by={fired[1] - fired[0]} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counts({ fired, suppressed }: { fired: number; suppressed: number }) {
  const { t } = useTranslation('rehearsal');
  return (
    <span role="img" aria-label={t('whatIf.firesOf', { fired, suppressed })}>
      <span className={styles.fired}>●</span> {fired}
      {suppressed > 0 && (
        <>
          {' '}
          <span className={styles.suppressed}>◇</span> {suppressed}
        </>
      )}
    </span>
  );
}

function Difference({ by }: { by: number }) {
  const { t } = useTranslation('rehearsal');
  if (by === 0) return <small className={styles.faint}>{t('whatIf.same')}</small>;
  return (
    <small className={styles.changed}>{t(by > 0 ? 'whatIf.more' : 'whatIf.fewer', { count: Math.abs(by) })}</small>
  );
}

interface PutButtonProps {
  readonly id: string;
  readonly base: Run;
  readonly rehearsing: Rehearsing;
  readonly disabled: boolean;
}

function PutButton({ id, base, rehearsing, disabled }: PutButtonProps) {
  const { t } = useTranslation('rehearsal');
  const { message } = App.useApp();
  const put = usePutIntoDraft(id, base, rehearsing, message);
  return (
    <Button
      type="primary"
      disabled={disabled || rehearsing.tried === undefined}
      loading={put.isPending}
      onClick={() => put.mutate()}
    >
      {t('whatIf.put')}
    </Button>
  );
}
