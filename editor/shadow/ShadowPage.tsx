import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Shadow } from '../../rules/api/shadow.ts';
import { useShadow } from '../api/shadow.ts';
import { usePlaybooks } from '../api/playbooks.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import { PageHead } from '../app/PageHead.tsx';
import page from '../app/page.module.css';
import { RuleCases } from './RuleCases.tsx';
import styles from './ShadowPage.module.css';

/** What rules in shadow mode would have done, for people to mark as right or wrong. */
export function ShadowPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('shadow');
  const shadow = useShadow(id);
  const name = usePlaybooks().data?.find((each) => each.id === id)?.name ?? id;
  const [all, setAll] = useState(false);
  return (
    <div className={page.page}>
      <PageHead title={t('title')} hint={t('hint', { playbook: name })}>
        <Segmented
          aria-label={t('filter')}
          value={all}
          onChange={setAll}
          options={[
            { value: false, label: t('filterOpen') },
            { value: true, label: t('filterAll') },
          ]}
        />
        <Link to={`/playbooks/${id}`}>
          <Button>{t('toPlaybook')}</Button>
        </Link>
      </PageHead>
      {shadow.isPending && <ListSkeleton />}
      {shadow.isError && !shadow.data && <Failure error={shadow.error} onRetry={() => void shadow.refetch()} />}
      {shadow.data?.cases.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
      {shadow.data && shadow.data.cases.length > 0 && <Rules playbook={id} shadow={shadow.data} all={all} />}
    </div>
  );
}

function Rules({ playbook, shadow, all }: { playbook: string; shadow: Shadow; all: boolean }) {
  const { t } = useTranslation('shadow');
  const groups = new Map<string, Shadow['cases']>();
  for (const each of shadow.cases) {
    const key = JSON.stringify([each.node, each.rule]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const shown = [...groups].flatMap(([key, cases]) => {
    const listed = all ? cases : cases.filter((each) => each.verdicts.length === 0);
    return listed.length > 0 ? [{ key, listed, first: cases[0]! }] : [];
  });
  if (shown.length === 0) return <p className={styles.soft}>{t('allJudged')}</p>;
  return shown.map(({ key, listed, first }) => (
    <RuleCases
      key={key}
      playbook={playbook}
      cases={listed}
      record={shadow.records.find((each) => each.node === first.node && each.rule === first.rule)}
    />
  ));
}
