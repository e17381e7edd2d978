import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isRealClock } from '../../../rules/time/clock.ts';
import { useRealNow } from '../../app/realClock.ts';
import { instantMs } from '../../i18n/format/times.ts';
import { rateAt } from '../clock.ts';
import { mainAnchor } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { StatusTag } from '../StatusTag.tsx';
import { useCampaignNow } from '../useCampaignNow.ts';
import { CampaignControls } from './CampaignControls.tsx';
import styles from './CampaignHeader.module.css';

const SHORT_HASH = 8;

export function CampaignHeader({ scene }: { scene: Scene }) {
  const { t } = useTranslation(['campaign', 'common']);
  const { campaign, playbook } = scene;
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h1 title={campaign.name}>{campaign.name}</h1>
        <StatusTag status={campaign.status} />
      </div>
      <PhaseChip scene={scene} />
      <Tooltip
        title={t('header.versionHint', { number: campaign.version, playbook: playbook.name, hash: campaign.hash })}
      >
        <Link to={`/playbooks/${campaign.playbook}`} className={`${styles.meta} ${styles.wide}`}>
          <span>{t('common:version', { number: campaign.version })}</span>
          <code>{campaign.hash.slice(0, SHORT_HASH)}</code>
        </Link>
      </Tooltip>
      <div className={styles.right}>
        <ClockFace scene={scene} />
        <CampaignControls scene={scene} />
      </div>
    </header>
  );
}

function PhaseChip({ scene: { campaign, receivedMs, playbook, format } }: { scene: Scene }) {
  const { t } = useTranslation();
  const nowMs = useCampaignNow(campaign, receivedMs);
  const anchor = mainAnchor(campaign, playbook);
  const anchorMs = anchor === undefined ? undefined : instantMs(campaign.anchors[anchor] ?? '');
  const phase =
    campaign.phases.find((each) => nowMs >= instantMs(each.from) && nowMs < instantMs(each.to)) ??
    campaign.phases.find((each) => each.id === campaign.phase);
  return (
    <span className={styles.phase} style={{ ['--phase' as string]: `var(--${phase?.id ?? 'prep'})` }}>
      {phase && t(`phase.${phase.id}`)}
      {anchor !== undefined && anchorMs !== undefined && <small>{format.offset(nowMs - anchorMs, anchor)}</small>}
    </span>
  );
}

const FAST_TICK_MS = 250;

function ClockFace({ scene: { campaign, receivedMs, format } }: { scene: Scene }) {
  const { t } = useTranslation('campaign');
  const demo = !isRealClock(campaign.clock);
  const nowMs = useCampaignNow(campaign, receivedMs, demo ? FAST_TICK_MS : undefined);
  const rate = rateAt(campaign.clock, useRealNow(1000));
  const running = campaign.endedAt === undefined;
  const hint = rate === 0 ? t('header.standing') : t('header.speedHint', { length: format.length(rate * 1000) });
  return (
    <div className={styles.clock} aria-label={t('header.clock')} role="timer">
      <b>{format.time(nowMs, 'dayTime')}</b>
      {demo && running ? (
        <Tooltip title={hint}>
          <span>
            {format.zone(nowMs) ?? t('header.clock')}{' '}
            {rate === 0 ? t('header.standing') : t('header.speed', { rate: format.compact(Math.round(rate)) })}
          </span>
        </Tooltip>
      ) : (
        <span>{campaign.timezone}</span>
      )}
    </div>
  );
}
