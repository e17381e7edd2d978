import { LogoutOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useSession, useSignOut } from '../api/session.ts';
import { MenuButton } from '../app/MenuButton.tsx';
import { usePreferences } from '../app/preferences.ts';
import { PersonMark } from './PersonMark.tsx';
import { useRoleTitle } from './useRoleTitle.ts';

export function AccountMenu() {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const roleTitle = useRoleTitle();
  const user = useSession().data;
  const signOut = useSignOut();
  if (!user) return null;
  const name = user.name[language];
  const items = [
    { key: 'who', type: 'group' as const, label: user.roles.map(roleTitle).join(' · ') },
    { key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('account.signOut') },
  ];
  return (
    <MenuButton
      menu={{ items, onClick: ({ key }) => key === 'out' && signOut.mutate() }}
      type="text"
      aria-label={t('account.menu', { name })}
      style={{ paddingInline: 6, gap: 6 }}
    >
      <PersonMark id={user.id} name={name} />
      {name}
    </MenuButton>
  );
}
