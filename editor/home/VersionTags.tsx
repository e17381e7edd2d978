import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlaybookSummary, PlaybookVersion } from '../../rules/api/playbooks.ts';

const COLOUR = { submitted: 'processing', approved: 'success', rejected: 'error' } as const;

/** The newest approved version, and whatever newer one is on its way; a playbook without any is a draft. */
export function tellingVersions(versions: readonly PlaybookVersion[]): readonly PlaybookVersion[] {
  const newestFirst = [...versions].sort((a, b) => b.number - a.number);
  const approved = newestFirst.find((each) => each.state === 'approved');
  const newest = newestFirst[0];
  return [...new Set([newest, approved])].filter((each) => each !== undefined);
}

export function VersionTags({ playbook }: { playbook: PlaybookSummary }) {
  const { t } = useTranslation('home');
  const shown = tellingVersions(playbook.versions);
  if (shown.length === 0) return <Tag variant="filled">{t('playbooks.state.draft')}</Tag>;
  return shown.map(({ number, state }) => (
    <Tag key={number} variant="filled" color={COLOUR[state]}>
      {t(`playbooks.state.${state}`, { number })}
    </Tag>
  ));
}
