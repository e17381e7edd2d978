import { Alert, Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { usePreferences } from '../app/preferences.ts';
import { Header } from './Header.tsx';
import { PlaybookCanvas } from '../canvas/PlaybookCanvas.tsx';
import { recall } from './kept.ts';
import styles from './rehearsal.module.css';
import { RunView } from './RunView.tsx';
import { SetupDrawer } from './setup/SetupDrawer.tsx';
import type { Setup } from './setup/setup.ts';
import { useRehearsing } from './useRehearsing.ts';
import type { Rehearsing } from './useRehearsing.ts';

interface RehearsalScreenProps {
  readonly id: string;
  readonly version: number | undefined;
  /** As it is now; what was rehearsed may be older. */
  readonly playbook: Playbook;
  readonly playbooks: Readonly<Record<string, Playbook>>;
  readonly initial: Setup;
}

export function RehearsalScreen({ id, version, playbook, playbooks, initial }: RehearsalScreenProps) {
  const { t } = useTranslation('rehearsal');
  const key = `${id} ${version ?? ''}`;
  const rehearsing = useRehearsing(key, initial, playbooks);
  const [settingUp, setSettingUp] = useState(false);
  const { setup, base, tried, activity, rehearse } = rehearsing;

  // Who comes here wants to see a rehearsal: the first one needs no button.
  const first = useRef({ playbook, setup, rehearse });
  useEffect(() => {
    if (recall(key)?.base) return;
    const { playbook: asFound, setup: asBegun, rehearse: begin } = first.current;
    begin(asFound, asBegun);
  }, [key]);

  return (
    <div className={styles.page}>
      <Header
        id={id}
        version={version}
        playbook={playbook}
        rehearsing={rehearsing}
        onSetUp={() => setSettingUp(true)}
      />
      <Trouble rehearsing={rehearsing} />
      {base ? (
        <RunView id={id} base={base} tried={tried} rehearsing={rehearsing} isReadOnly={version !== undefined} />
      ) : (
        <div className={styles.first} role="status">
          <div className={styles.behind} inert>
            <PlaybookCanvas playbook={playbook} readOnly />
          </div>
          <div className={styles.firstCard}>
            {activity.type === 'busy' ? (
              <FirstProgress rehearsing={rehearsing} />
            ) : (
              <>
                <h2>{t('cancelled')}</h2>
                <p>{t('cancelledHint')}</p>
                <Button type="primary" onClick={() => rehearse(playbook, setup)}>
                  {t('run')}
                </Button>
              </>
            )}
          </div>
        </div>
      )}
      <SetupDrawer
        open={settingUp}
        playbook={playbook}
        setup={setup}
        initial={initial}
        rehearsing={rehearsing}
        onClose={() => setSettingUp(false)}
      />
    </div>
  );
}

function FirstProgress({ rehearsing: { activity, cancel } }: { rehearsing: Rehearsing }) {
  const { t } = useTranslation('rehearsal');
  if (activity.type !== 'busy') return null;
  return (
    <>
      <h2>{t(`stage.${activity.stage}`)}</h2>
      <Progress
        percent={Math.round(activity.share * 100)}
        showInfo={false}
        aria-label={t('progress', { percent: `${Math.round(activity.share * 100)}%` })}
      />
      <Button onClick={cancel}>{t('cancel')}</Button>
    </>
  );
}

function Trouble({ rehearsing: { activity } }: { rehearsing: Rehearsing }) {
  const { t } = useTranslation('rehearsal');
  const language = usePreferences((state) => state.language);
  if (activity.type === 'failed') {
    return <Alert banner type="error" title={t('failedTitle')} description={activity.message} />;
  }
  if (activity.type !== 'refused') return null;
  return (
    <Alert
      banner
      type="error"
      role="alert"
      title={t('refusedTitle')}
      description={
        <ul className={styles.problems}>
          {activity.problems.slice(0, 6).map((each) => (
            <li key={`${each.code} ${each.place.pointer}`}>{each.message[language]}</li>
          ))}
        </ul>
      }
    />
  );
}
