import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlaybookSummary } from '../../rules/api/playbooks.ts';
import { usePlaybooks } from '../api/playbooks.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import page from '../app/page.module.css';
import { PageHead } from '../app/PageHead.tsx';
import { useNames } from '../campaign/useNames.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { ImportButton } from './ImportButton.tsx';
import { NewPlaybookButton } from './NewPlaybookButton.tsx';
import styles from './PlaybooksPage.module.css';
import { VersionTags } from './VersionTags.tsx';

const matches = (playbook: PlaybookSummary, query: string): boolean =>
  [playbook.name, playbook.id, playbook.description ?? ''].some((each) => each.toLocaleLowerCase().includes(query));

export function PlaybooksPage() {
  const { t } = useTranslation('home');
  const playbooks = usePlaybooks();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  const listed = playbooks.data
    ?.filter((each) => matches(each, wanted))
    .sort((a, b) => b.draft.updatedAt.localeCompare(a.draft.updatedAt));
  return (
    <div className={page.page}>
      <PageHead title={t('playbooks.title')} hint={t('playbooks.hint')}>
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          style={{ width: 210 }}
          value={query}
          aria-label={t('playbooks.search')}
          placeholder={t('playbooks.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
        <ImportButton />
        <NewPlaybookButton />
      </PageHead>
      {playbooks.isPending && <ListSkeleton />}
      {playbooks.isError && !playbooks.data && (
        <Failure error={playbooks.error} onRetry={() => void playbooks.refetch()} />
      )}
      {playbooks.data?.length === 0 && (
        <EmptyState title={t('playbooks.none')} hint={t('playbooks.noneHint')}>
          <NewPlaybookButton />
        </EmptyState>
      )}
      {playbooks.data && playbooks.data.length > 0 && listed?.length === 0 && (
        <EmptyState title={t('playbooks.noMatch', { query: query.trim() })} />
      )}
      {listed && listed.length > 0 && (
        <ul className={page.list}>
          {listed.map((each) => (
            <li key={each.id} className={`${page.row} ${styles.row}`}>
              <PlaybookRow playbook={each} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function PlaybookRow({ playbook }: { playbook: PlaybookSummary }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const names = useNames(undefined);
  const approved = playbook.versions.some((each) => each.state === 'approved');
  const { updatedAt, updatedBy } = playbook.draft;
  return (
    <>
      <div className={page.main}>
        <Link to={`/playbooks/${playbook.id}`}>{playbook.name || playbook.id}</Link>
        <span title={playbook.description}>
          {t('playbooks.nodes', { count: playbook.nodes })}
          {playbook.description !== undefined && ` · ${playbook.description}`}
        </span>
      </div>
      <div className={styles.states}>
        <VersionTags playbook={playbook} />
      </div>
      <div className={styles.changed}>
        <b>{format.time(updatedAt, 'dayTime')}</b>
        {names.person(updatedBy)}
      </div>
      <div className={styles.actions}>
        {approved && (
          <Link to={`/campaigns?start=${playbook.id}`}>
            <Button size="small">{t('playbooks.startCampaign')}</Button>
          </Link>
        )}
      </div>
    </>
  );
}
