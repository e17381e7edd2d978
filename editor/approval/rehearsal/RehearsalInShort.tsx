import { PlayCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { compareFigures } from '../../../rules/rehearsal/figures.ts';
import { usePreferences } from '../../app/preferences.ts';
import { whenIdle } from '../../app/whenIdle.ts';
import { useTale } from '../../campaign/scene.ts';
import { WorkTable } from '../../rehearsal/panels/WorkTable.tsx';
import { useSubPlaybooks } from '../../rehearsal/usePlaybookToRehearse.ts';
import { useRunNames } from '../../rehearsal/useRunNames.ts';
import approval from '../approval.module.css';
import { FigureTables } from './FigureTables.tsx';
import { useVersionRehearsal } from './useVersionRehearsal.ts';
import type { VersionRehearsal } from './useVersionRehearsal.ts';
import styles from './rehearsal.module.css';

interface RehearsalInShortProps {
  readonly id: string;
  readonly number: number;
  readonly playbook: Playbook;
  /** The version that it would replace, with its number. */
  readonly earlier: { readonly number: number; readonly playbook: Playbook } | undefined;
  /** Both in one, so that also what is gone has its title. */
  readonly both: Playbook;
  /** Whether it is played without being asked for: where a decision is waiting. */
  readonly isPending: boolean;
}

const NO_PLAYBOOKS = {};

/** What happens if the version runs, beside what the one before would have done, played while the approver reads. */
export function RehearsalInShort({ id, number, playbook, earlier, both, isPending }: RehearsalInShortProps) {
  const { t } = useTranslation(['approval', 'rehearsal']);
  const parts = useSubPlaybooks(both);
  const { rehearsal, begin, cancel } = useVersionRehearsal(playbook, earlier?.playbook, parts.data ?? NO_PLAYBOOKS);
  const areThere = !parts.isPending;
  useEffect(() => (isPending && areThere ? whenIdle(begin) : undefined), [isPending, areThere, begin]);
  const isPlaying = rehearsal.type === 'playing';
  return (
    <section id="rehearsal" className={approval.section} aria-label={t('rehearsal')} aria-busy={isPlaying}>
      <div className={styles.head}>
        <h3>{t('rehearsal')}</h3>
        {isPlaying ? (
          <>
            <Progress
              className={styles.progress ?? ''}
              percent={Math.round(rehearsal.share * 100)}
              size="small"
              showInfo={false}
              aria-label={t('rehearsal:progress', { percent: `${Math.round(rehearsal.share * 100)}%` })}
            />
            <Button size="small" onClick={cancel}>
              {t('rehearsal:cancel')}
            </Button>
          </>
        ) : (
          <Button size="small" icon={<PlayCircleOutlined aria-hidden />} disabled={!areThere} onClick={begin}>
            {rehearsal.type === 'played' ? t('rehearsal:again') : t('rehearsal:run')}
          </Button>
        )}
      </div>
      <Result rehearsal={rehearsal} both={both} earlier={earlier?.number} number={number} />
      <Link to={`/playbooks/${id}/rehearsal?version=${number}`}>{t('rehearse')}</Link>
    </section>
  );
}

interface ResultProps {
  readonly rehearsal: VersionRehearsal;
  readonly both: Playbook;
  readonly earlier: number | undefined;
  readonly number: number;
}

function Result({ rehearsal, both, earlier, number }: ResultProps) {
  const { t } = useTranslation(['approval', 'rehearsal']);
  const language = usePreferences((state) => state.language);
  switch (rehearsal.type) {
    case 'played':
      return <Played played={rehearsal} both={both} earlier={earlier} number={number} />;
    case 'refused':
      return (
        <Alert
          type="warning"
          title={t('rehearsal:refusedTitle')}
          description={rehearsal.problems[0]?.message[language]}
        />
      );
    case 'failed':
      return <Alert type="error" title={t('rehearsal:failedTitle')} description={rehearsal.message} />;
    default:
      return <p className={approval.soft}>{t('rehearsalHint')}</p>;
  }
}

function Played({
  played,
  both,
  earlier,
  number,
}: Omit<ResultProps, 'rehearsal'> & { played: Extract<VersionRehearsal, { type: 'played' }> }) {
  const { t } = useTranslation(['approval', 'rehearsal']);
  const tale = useTale(both, useRunNames(both));
  const { figures, earlier: before } = played;
  const changes = useMemo(() => compareFigures(before, figures), [before, figures]);
  return (
    <>
      <p className={approval.soft}>
        {t('playedOn', {
          from: tale.format.time(figures.startMs, 'full'),
          to: tale.format.time(figures.endMs, 'full'),
        })}
        {before && earlier !== undefined && ` ${t('sameGround', { number: earlier })}`}
      </p>
      <FigureTables
        figures={figures}
        before={before}
        changes={changes}
        tale={tale}
        versions={[before && earlier, number]}
      />
      {figures.work.length > 0 && (
        <>
          <h4 className={styles.subhead}>{t('rehearsal:work.byDay')}</h4>
          <WorkTable work={figures.work} tale={tale} />
        </>
      )}
    </>
  );
}
