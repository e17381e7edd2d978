import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCampaigns } from '../api/campaigns.ts';
import { usePlaybooks } from '../api/playbooks.ts';
import type { Entry } from './entries.ts';

const PAGES = ['campaigns', 'playbooks', 'templates', 'tasks', 'approvals'] as const;

/** Where one can go from any page: the pages themselves, every campaign and every playbook. */
export function usePlaces(): readonly Entry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const playbooks = usePlaybooks().data ?? [];
  const campaigns = useCampaigns().data ?? [];
  const place = (path: string, label: string, hint: string): Entry => ({
    key: path,
    label,
    hint,
    search: `${label} ${hint} ${path}`,
    run: () => void navigate(path),
  });
  return [
    ...PAGES.map((page) => place(`/${page}`, t(`nav.${page}`), t('find.page'))),
    ...campaigns.map(({ id, name }) => place(`/campaigns/${id}`, name, t('find.campaign'))),
    ...playbooks.map(({ id, name }) => place(`/playbooks/${id}`, name, t('find.playbook'))),
  ];
}
