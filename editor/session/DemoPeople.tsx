import { RightOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ListedUser } from '../../rules/api/session.ts';
import { useSignIn, useUsers } from '../api/session.ts';
import { Failure } from '../app/Failure.tsx';
import { usePreferences } from '../app/preferences.ts';
import { PersonMark } from './PersonMark.tsx';
import { isRole } from './roles.ts';
import styles from './SignInPage.module.css';
import { useRoleTitle } from './useRoleTitle.ts';

const CARD_HEIGHT = 72;

/** The people of the demo, each one click away. */
export function DemoPeople() {
  const users = useUsers();
  const signIn = useSignIn();
  if (users.isPending) {
    return (
      <div className={styles.people}>
        {['a', 'b', 'c'].map((each) => (
          <Skeleton.Node key={each} active style={{ width: '100%', height: CARD_HEIGHT }} />
        ))}
      </div>
    );
  }
  if (users.isError) return <Failure error={users.error} onRetry={() => void users.refetch()} />;
  return (
    <div className={styles.people}>
      {users.data.map((user) =>
        user.demo && user.demoPassword !== undefined ? (
          <PersonCard
            key={user.id}
            user={user}
            busy={signIn.isPending}
            onChoose={() => signIn.mutate({ user: user.id, password: user.demoPassword ?? '' })}
          />
        ) : null,
      )}
      {signIn.isError && <Failure error={signIn.error} />}
    </div>
  );
}

function PersonCard({ user, busy, onChoose }: { user: ListedUser; busy: boolean; onChoose: () => void }) {
  const { t } = useTranslation('session');
  const language = usePreferences((state) => state.language);
  const roleTitle = useRoleTitle();
  const name = user.name[language];
  const role = user.roles.map(roleTitle).join(' · ');
  const known = user.roles.find(isRole);
  return (
    <button
      type="button"
      className={styles.person}
      disabled={busy}
      onClick={onChoose}
      aria-label={t('signInAs', { name, role })}
    >
      <PersonMark id={user.id} name={name} size={40} />
      <span>
        <b>
          {name}
          <small>{role}</small>
        </b>
        {known && <span>{t(`roleHint.${known}`)}</span>}
      </span>
      <RightOutlined className={styles.go} aria-hidden />
    </button>
  );
}
