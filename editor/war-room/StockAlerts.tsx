import { useTranslation } from 'react-i18next';
import type { WarRoom } from '../../rules/api/war-room.ts';
import type { Scene } from '../campaign/scene.ts';
import { titleWords } from '../i18n/format/titleWords.ts';
import { More } from './ChannelTable.tsx';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

const SHOWN = 4;

/** The goods that a watch has found too few of, the one that runs out first on top. */
export function StockAlerts({ scene, room }: { scene: Scene; room: WarRoom | undefined }) {
  const { t } = useTranslation('warRoom');
  const { format, names } = scene;
  const { watched = true, alerts = [] } = room?.stock ?? {};
  return (
    <Panel area="stock" title={t('stock')} count={alerts.length}>
      {room && alerts.length === 0 && <Nothing>{t(watched ? 'stockFine' : 'stockNotWatched')}</Nothing>}
      <ul className={styles.lines}>
        {alerts.slice(0, SHOWN).map(({ row, title, stock, daysLeft, node, rule }) => (
          <li key={`${node} ${rule} ${row}`}>
            <span
              className={styles.what}
              title={`${titleWords(title, row, format.language)} · ${names.rule(node, rule)}`}
            >
              {titleWords(title, row, format.language)}
            </span>
            <b className={stock !== null && stock <= 0 ? styles.bad : undefined}>
              {stock === null ? '–' : stock <= 0 ? t('soldOut') : t('left', { count: stock })}
            </b>
            <span className={styles.soft}>
              {daysLeft !== null && stock !== null && stock > 0 && t('lasts', { days: format.count(daysLeft, 1) })}
            </span>
          </li>
        ))}
      </ul>
      <More count={alerts.length - SHOWN} />
    </Panel>
  );
}
