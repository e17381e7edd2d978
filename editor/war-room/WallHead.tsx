import { FullscreenExitOutlined, FullscreenOutlined, ExportOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WarRoom } from '../../rules/api/war-room.ts';
import type { Scene } from '../campaign/scene.ts';
import { StatusTag } from '../campaign/StatusTag.tsx';
import { timeStyle } from '../campaign/timeline/timeStyle.ts';
import { useCampaignNow } from '../campaign/useCampaignNow.ts';
import { useShopTitle } from '../api/shops.ts';
import { instantMs } from '../i18n/format/times.ts';
import styles from './WarRoomPage.module.css';

const TICK_MS = 250;
/** Data that are older than this are said to be behind. */
const BEHIND_MS = 90 * 60_000;

export function WallHead({ scene, room }: { scene: Scene; room: WarRoom | undefined }) {
  const { t } = useTranslation('warRoom');
  const { campaign, format } = scene;
  const nowMs = useCampaignNow(campaign, scene.receivedMs, TICK_MS);
  const shop = useShopTitle(campaign.shop);
  return (
    <header className={styles.head}>
      <div className={styles.name}>
        <h1 title={campaign.name}>{campaign.name}</h1>
        <StatusTag status={campaign.status} />
      </div>
      <p className={styles.facts}>
        <span>{shop}</span>
        {room && <DataAge scene={scene} room={room} nowMs={nowMs} />}
      </p>
      <div className={styles.tools}>
        <Tooltip title={t('toCampaign')}>
          <Link to={`/campaigns/${campaign.id}`}>
            <Button icon={<ExportOutlined aria-hidden />} aria-label={t('toCampaign')} />
          </Link>
        </Tooltip>
        <FullScreenButton />
      </div>
      <div className={styles.clock} role="timer" aria-label={t('clock')}>
        <b>{format.time(nowMs, 'time')}</b>
        <span>{format.zoned(format.time(nowMs, 'weekday'), nowMs)}</span>
      </div>
    </header>
  );
}

function DataAge({ scene: { format, campaign }, room, nowMs }: { scene: Scene; room: WarRoom; nowMs: number }) {
  const { t } = useTranslation('warRoom');
  if (room.asOf === null) {
    const leftMs = room.window ? instantMs(room.window.from) - nowMs : 0;
    return <span>{leftMs > 0 ? t('starts', { length: format.timeLeft(leftMs) }) : t('noData')}</span>;
  }
  const ageMs = Math.min(nowMs, instantMs(room.window?.to ?? room.asOf)) - instantMs(room.asOf);
  const isBehind = campaign.endedAt === undefined && ageMs > BEHIND_MS;
  return (
    <>
      <span>{t('asOf', { at: format.time(room.asOf, timeStyle([room.asOf], nowMs, format)) })}</span>
      {isBehind && <span className={styles.warn}>! {t('behind', { length: format.timeLeft(ageMs) })}</span>}
    </>
  );
}

const watchFullScreen = (changed: () => void): (() => void) => {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
};

function FullScreenButton() {
  const { t } = useTranslation('warRoom');
  const full = useSyncExternalStore(watchFullScreen, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  const label = full ? t('leaveFullScreen') : t('fullScreen');
  const change = (): void =>
    void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
  return (
    <Tooltip title={label}>
      <Button
        className={styles.fullScreen}
        icon={full ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />}
        aria-label={label}
        onClick={change}
      />
    </Tooltip>
  );
}
