import { useTranslation } from 'react-i18next';
import type { WarRoom } from '../../rules/api/war-room.ts';
import { metricWords } from '../../rules/words/conditions.ts';
import type { Scene } from '../campaign/scene.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { titleWords } from '../i18n/format/titleWords.ts';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

const SHOWN = 5;
/** Below this, ads bring in less than they cost. */
const BREAK_EVEN = 1;

export function ChannelTable({ scene, room }: { scene: Scene; room: WarRoom | undefined }) {
  const { t } = useTranslation('warRoom');
  const { format } = scene;
  const channels = room?.channels ?? [];
  return (
    <Panel area="channels" title={t('channels')}>
      {room && channels.length === 0 && <Nothing>{t('noChannels')}</Nothing>}
      {channels.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('channel')}</th>
              <th scope="col">{t('trend')}</th>
              <th scope="col">GMV</th>
              <th scope="col" className={styles.wide}>
                {t('spend')}
              </th>
              <th scope="col">{metricWords('roi', format.language)}</th>
            </tr>
          </thead>
          <tbody>
            {channels.slice(0, SHOWN).map(({ channel, title, gmv, adSpend, roi, hours }) => (
              <tr key={channel}>
                <th scope="row" title={titleWords(title, channel, format.language)}>
                  {titleWords(title, channel, format.language)}
                </th>
                <td>
                  <Sparkline values={hours} width={110} height={26} />
                </td>
                <td>{format.metric('gmv', gmv, 'compact')}</td>
                <td className={styles.wide}>{format.metric('adSpend', adSpend, 'compact')}</td>
                <td className={roi !== null && roi < BREAK_EVEN ? styles.loss : undefined}>
                  {roi === null ? '–' : format.count(roi, 2)}
                  {roi !== null && roi < BREAK_EVEN && <small>! {t('losing')}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More count={channels.length - SHOWN} />
    </Panel>
  );
}

export function More({ count }: { count: number }) {
  const { t } = useTranslation('warRoom');
  return count > 0 ? <p className={styles.more}>{t('more', { count })}</p> : null;
}
