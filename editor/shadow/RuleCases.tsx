import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ShadowCase, ShadowRecord } from '../../rules/api/shadow.ts';
import { useVersion } from '../api/playbooks.ts';
import { useJudge } from '../api/shadow.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { useNames } from '../campaign/useNames.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { whySchema } from '../campaign/why/decisions.ts';
import { WhyTree } from '../campaign/why/WhyTree.tsx';
import { useFormat } from '../i18n/format/useFormat.ts';
import { RecordWords } from './RecordWords.tsx';
import styles from './ShadowPage.module.css';

interface RuleCasesProps {
  readonly playbook: string;
  readonly cases: readonly ShadowCase[];
  readonly record: ShadowRecord | undefined;
}

/** One rule's cases under its record. */
export function RuleCases({ playbook, cases, record }: RuleCasesProps) {
  const [first] = cases;
  const { t } = useTranslation('shadow');
  const names = useNames(useVersion(playbook, first?.version).data?.playbook);
  if (!first) return null;
  return (
    <section className={styles.rule}>
      <header>
        <h2>{names.rule(first.node, first.rule)}</h2>
        <span className={styles.soft}>{names.node(first.node)}</span>
        <b className={styles.record}>{record ? <RecordWords record={record} /> : t('otherConditions')}</b>
      </header>
      <ol>
        {cases.map((each) => (
          <Case key={`${each.campaign} ${each.seq}`} playbook={playbook} of={each} />
        ))}
      </ol>
    </section>
  );
}

function Case({ playbook, of }: { playbook: string; of: ShadowCase }) {
  const { t } = useTranslation('shadow');
  const format = useFormat(of);
  const content = useVersion(playbook, of.version).data?.playbook;
  const names = useNames(content);
  const say = useValueWords(format);
  const why = whySchema.safeParse(of.why).data;
  const [newest] = of.verdicts;
  return (
    <li className={styles.case}>
      <p>
        <time dateTime={of.at}>{format.time(of.at, 'full')}</time> <b>{t('wouldHave')}</b>{' '}
        {of.rows && t('rows', { count: of.rows.length })}
        <span className={styles.soft}>
          {' · '}
          <Link to={`/campaigns/${of.campaign}`}>{of.campaignName}</Link>
        </span>
      </p>
      {of.rows && <p className={styles.soft}>{say(of.rows, 'list')}</p>}
      <div className={styles.why}>
        {why && content ? (
          <WhyTree why={why} scene={{ format, names, say, playbook: content }} />
        ) : (
          <span className={styles.soft}>{of.why === undefined && t('noWhy')}</span>
        )}
      </div>
      <Judge playbook={playbook} of={of} />
      {newest && (
        <p className={styles.soft}>
          {t('saidBy', {
            who: names.person(newest.by),
            verdict: t(`verdict.${newest.verdict}`),
            at: format.time(newest.at, 'dayTime'),
          })}
          {newest.comment !== undefined && newest.comment !== '' && ` · ${newest.comment}`}
          {of.verdicts.length > 1 && ` · ${t('changed', { count: of.verdicts.length - 1 })}`}
        </p>
      )}
    </li>
  );
}

function Judge({ playbook, of }: { playbook: string; of: ShadowCase }) {
  const { t } = useTranslation('shadow');
  const judge = useJudge(playbook);
  const tellFailure = useFailureMessage();
  const [comment, setComment] = useState('');
  const current = of.verdicts[0]?.verdict;
  const say = (verdict: 'right' | 'wrong'): void =>
    judge.mutate(
      { of, body: { verdict, ...(comment.trim() !== '' && { comment: comment.trim() }) } },
      { onSuccess: () => setComment(''), onError: tellFailure },
    );
  return (
    <div className={styles.judge}>
      <Button
        icon={<CheckOutlined aria-hidden />}
        type={current === 'right' ? 'primary' : 'default'}
        aria-pressed={current === 'right'}
        disabled={judge.isPending}
        onClick={() => say('right')}
      >
        {t('right')}
      </Button>
      <Button
        icon={<CloseOutlined aria-hidden />}
        type={current === 'wrong' ? 'primary' : 'default'}
        danger={current === 'wrong'}
        aria-pressed={current === 'wrong'}
        disabled={judge.isPending}
        onClick={() => say('wrong')}
      >
        {t('wrong')}
      </Button>
      <Input
        aria-label={t('comment')}
        placeholder={t('comment')}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
    </div>
  );
}
