import { CloseOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../rules/api/campaigns.ts';
import type { Overlay } from '../../rules/api/overlay.ts';
import { useWholeLog } from '../api/log.ts';
import { Failure } from '../app/Failure.tsx';
import { instantMs } from '../i18n/format/times.ts';
import { stopsOf } from '../replay/playback.ts';
import { Scrubber } from '../replay/Scrubber.tsx';
import type { ScrubberMark } from '../replay/Scrubber.tsx';
import { usePlayback } from '../replay/usePlayback.ts';
import { useReplay } from '../replay/useReplay.ts';
import styles from './CampaignPage.module.css';
import { mainAnchor } from './scene.ts';
import type { Scene } from './scene.ts';

/** How the campaign stood at an instant, epoch ms. */
export interface Past {
  readonly atMs: number;
  readonly overlay: Overlay;
}

interface ReplayStripProps {
  readonly scene: Scene;
  readonly onPast: (past: Past | undefined) => void;
}

/** Goes back through what the campaign has done so far. */
export function ReplayStrip({ scene, onPast }: ReplayStripProps) {
  const { t } = useTranslation('rehearsal');
  const [open, setOpen] = useState(false);
  const log = useWholeLog(scene.campaign.id, open);
  const close = (): void => {
    setOpen(false);
    onPast(undefined);
  };
  if (open && log.data && log.data.length > 0)
    return <Opened log={log.data} scene={scene} onPast={onPast} onClose={close} />;
  return (
    <div className={styles.replayClosed}>
      <Button type="text" size="small" icon={<HistoryOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('replay.open')}
      </Button>
      {open && log.isPending && <Skeleton.Input active size="small" />}
      {open && log.isError && <Failure error={log.error} onRetry={() => void log.refetch()} />}
    </div>
  );
}

const MARK_TONES: Readonly<Record<string, ScrubberMark['tone']>> = { ruleFired: 'fired', ruleSuppressed: 'suppressed' };

interface OpenedProps extends Pick<ReplayStripProps, 'scene' | 'onPast'> {
  readonly log: readonly LogEntryWire[];
  readonly onClose: () => void;
}

function Opened({ log, scene, onPast, onClose }: OpenedProps) {
  const { t } = useTranslation('rehearsal');
  const { campaign, playbook, format } = scene;
  const fromMs = instantMs(log[0]!.at);
  const toMs = Math.max(fromMs + 1, instantMs(log.at(-1)!.at));
  const playback = usePlayback({ fromMs, toMs });
  const { atMs } = playback;
  const { log: entries, entries: happened, overlay } = useReplay(log, playbook, atMs);
  const stops = useMemo(() => stopsOf(entries), [entries]);
  const marks = useMemo(
    () =>
      entries.flatMap(({ seq, atMs: at, type }): ScrubberMark[] => {
        const tone = MARK_TONES[type];
        return tone ? [{ id: String(seq), atMs: at, tone }] : [];
      }),
    [entries],
  );
  // The page looks at the past anew when something else has happened, not at every step of the time.
  const lastMs = entries[happened - 1]?.atMs ?? fromMs;
  useEffect(() => onPast({ atMs: lastMs, overlay }), [lastMs, overlay, onPast]);
  const anchor = mainAnchor(campaign, playbook);
  const anchorMs = anchor === undefined ? NaN : instantMs(campaign.anchors[anchor] ?? '');
  return (
    <Scrubber
      fromMs={fromMs}
      toMs={toMs}
      playback={playback}
      stops={stops}
      marks={marks}
      format={format}
      offset={anchor !== undefined && Number.isFinite(anchorMs) ? format.offset(atMs - anchorMs, anchor) : undefined}
    >
      <Button size="small" icon={<CloseOutlined aria-hidden />} onClick={onClose}>
        {t('replay.close')}
      </Button>
    </Scrubber>
  );
}
