import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../rules/api/campaigns.ts';
import { firesIn } from '../../rules/rehearsal/fires.ts';
import { PlaybookCanvas } from '../canvas/PlaybookCanvas.tsx';
import { mainAnchor, useTale } from '../campaign/scene.ts';
import tabs from '../campaign/SidePanel.module.css';
import { instantMs } from '../i18n/format/times.ts';
import { stopsOf } from '../replay/playback.ts';
import { Scrubber } from '../replay/Scrubber.tsx';
import { usePlayback } from '../replay/usePlayback.ts';
import { useReplay } from '../replay/useReplay.ts';
import { ChartPanel } from './chart/ChartPanel.tsx';
import { keyOf } from './chart/subjects.ts';
import type { Run } from './kept.ts';
import { EventsPanel } from './panels/EventsPanel.tsx';
import { RunsPanel } from './panels/RunsPanel.tsx';
import { WhatIfPanel } from './panels/WhatIfPanel.tsx';
import { WhyPanel } from './panels/WhyPanel.tsx';
import { WorkPanel } from './panels/WorkPanel.tsx';
import styles from './rehearsal.module.css';
import type { Rehearsing } from './useRehearsing.ts';
import { useRunNames } from './useRunNames.ts';

const TABS = ['whatIf', 'events', 'why', 'work', 'runs'] as const;
type Tab = (typeof TABS)[number];

interface RunViewProps {
  readonly id: string;
  readonly base: Run;
  readonly tried: Run | undefined;
  readonly rehearsing: Rehearsing;
  readonly isReadOnly: boolean;
}

/** A rehearsal to look through: the path at an instant, the figures with the fires, and what lies behind. */
export function RunView({ id, base, tried, rehearsing, isReadOnly }: RunViewProps) {
  const { t } = useTranslation(['rehearsal', 'campaign']);
  const run = tried ?? base;
  const { playbook, rehearsal } = run;
  const { startMs, endMs, anchors, simulation } = rehearsal;
  const tale = useTale(playbook, useRunNames(playbook));
  const log = simulation.log as readonly LogEntryWire[];
  const span = { fromMs: startMs, toMs: Math.max(endMs, startMs + 1) };
  const playback = usePlayback(span);
  const { atMs } = playback;
  const { log: entries, entries: happened, overlay } = useReplay(log, playbook, atMs);
  const stops = useMemo(() => stopsOf(entries), [entries]);
  const fires = useMemo(() => firesIn(simulation.log), [simulation]);
  const firesBefore = useMemo(() => (tried ? firesIn(base.rehearsal.simulation.log) : undefined), [base, tried]);
  const marks = useMemo(
    () =>
      fires.flatMap(({ seq, atMs: at, what }) =>
        what === 'recovered' ? [] : [{ id: String(seq), atMs: at, tone: what }],
      ),
    [fires],
  );
  const [selected, setSelected] = useState<string>();
  const [tab, setTab] = useState<Tab>('whatIf');
  const [decision, setDecision] = useState<number>();
  const [subject, setSubject] = useState<string>();
  const { seek } = playback;
  /** To the instant of an entry, and why it came. */
  const explain = useCallback(
    (seq: number) => {
      const entry = log.find((each) => each.seq === seq);
      if (entry) seek(instantMs(entry.at));
      setDecision(seq);
      setTab('why');
    },
    [log, seek],
  );
  const select = useCallback((node: string | undefined) => {
    setSelected(node);
    setDecision(undefined);
    setSubject(undefined);
  }, []);
  /** Who turns a threshold wants to see its rule. */
  const showRule = useCallback(
    (node: string, rule: string | undefined) => rule !== undefined && setSubject(keyOf({ of: 'rule', node, rule })),
    [],
  );
  const anchor = mainAnchor(
    { anchors: Object.fromEntries(Object.keys(anchors).map((name) => [name, name])) },
    playbook,
  );
  const anchorMs = anchor === undefined ? undefined : anchors[anchor];
  const tabsId = useId();
  const byKey = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length]!;
    setTab(next);
    document.getElementById(`${tabsId}-${next}`)?.focus();
  };

  return (
    <div className={styles.run}>
      <section className={styles.canvas} aria-label={t('canvas')}>
        <PlaybookCanvas
          playbook={playbook}
          overlay={overlay}
          anchors={anchors}
          nowMs={atMs < endMs ? atMs : undefined}
          readOnly
          selected={selected}
          onSelect={select}
        />
      </section>
      <div className={styles.time}>
        <Scrubber
          {...span}
          playback={playback}
          stops={stops}
          marks={marks}
          format={tale.format}
          offset={
            anchor !== undefined && anchorMs !== undefined
              ? tale.format.zoned(tale.format.offset(atMs - anchorMs, anchor), atMs)
              : tale.format.zone(atMs)
          }
        />
      </div>
      <section className={styles.chart} aria-label={t('chart.label')}>
        <ChartPanel
          run={run}
          before={tried ? base : undefined}
          fires={fires}
          firesBefore={firesBefore}
          tale={tale}
          node={selected}
          picked={subject}
          onPick={setSubject}
          nowMs={atMs}
          onExplain={explain}
        />
      </section>
      <aside className={styles.panel} aria-label={t('tabs.label')}>
        <div className={tabs.tabs} role="tablist" aria-label={t('tabs.label')}>
          {TABS.map((each) => (
            <button
              key={each}
              id={`${tabsId}-${each}`}
              type="button"
              role="tab"
              className={tabs.tab}
              aria-selected={each === tab}
              aria-controls={`${tabsId}-body`}
              tabIndex={each === tab ? 0 : -1}
              onClick={() => setTab(each)}
              onKeyDown={byKey}
            >
              {t(`tabs.${each}`)}
            </button>
          ))}
        </div>
        {selected !== undefined && (
          <div className={tabs.chip}>
            <span>{t('campaign:canvas.node', { node: tale.names.node(selected) })}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('campaign:canvas.showAll')}
              title={t('campaign:canvas.showAll')}
              onClick={() => select(undefined)}
              style={{ marginInlineStart: 'auto', color: 'inherit' }}
            />
          </div>
        )}
        <div
          id={`${tabsId}-body`}
          className={tabs.body}
          role="tabpanel"
          aria-labelledby={`${tabsId}-${tab}`}
          tabIndex={0}
        >
          {tab === 'whatIf' && (
            <WhatIfPanel
              id={id}
              base={base}
              fires={fires}
              firesBefore={firesBefore}
              rehearsing={rehearsing}
              tale={tale}
              node={selected}
              isReadOnly={isReadOnly}
              onTurned={showRule}
            />
          )}
          {tab === 'events' && (
            <EventsPanel log={log} happened={happened} tale={tale} node={selected} atMs={atMs} onExplain={explain} />
          )}
          {tab === 'why' && (
            <WhyPanel
              log={log}
              happened={happened}
              tale={tale}
              node={selected}
              decision={decision}
              // Without going to its instant: what came after it would leave the list.
              onExplain={setDecision}
            />
          )}
          {tab === 'work' && <WorkPanel rehearsal={rehearsal} tale={tale} />}
          {tab === 'runs' && <RunsPanel run={run} rehearsing={rehearsing} tale={tale} />}
        </div>
      </aside>
    </div>
  );
}
