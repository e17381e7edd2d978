import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { z } from 'zod';
import { useSession } from '../api/session.ts';
import icon from '../app/icon.svg';
import { PreferenceSwitches } from '../app/PreferenceSwitches.tsx';
import { DemoPeople } from './DemoPeople.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import styles from './SignInPage.module.css';

const cameFrom = z.object({ from: z.string().startsWith('/') });

export function SignInPage() {
  const { t } = useTranslation('session');
  const session = useSession();
  const { state } = useLocation();
  if (session.data) return <Navigate to={cameFrom.safeParse(state).data?.from ?? '/'} replace />;
  return (
    <div className={styles.page}>
      <header className={styles.tools}>
        <PreferenceSwitches />
      </header>
      <main className={styles.main}>
        <h1 className={styles.brand}>
          <img src={icon} alt="" width={40} height={40} />
          <span>
            Dacu <em lang="zh-CN">大促</em>
          </span>
        </h1>
        <p className={styles.promise}>{t('promise')}</p>
        <div className={styles.columns}>
          <section aria-labelledby="demo-title">
            <h2 id="demo-title">{t('demoTitle')}</h2>
            <p className={styles.hint}>{t('demoHint')}</p>
            <DemoPeople />
          </section>
          <section aria-labelledby="password-title">
            <h2 id="password-title">{t('passwordTitle')}</h2>
            <PasswordForm />
          </section>
        </div>
      </main>
    </div>
  );
}
