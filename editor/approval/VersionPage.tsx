import { ArrowLeftOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { PlaybookSummary, PlaybookVersion } from '../../rules/api/playbooks.ts';
import { markedBy, MARKS } from '../../rules/diff/marks.ts';
import { useCampaigns } from '../api/campaigns.ts';
import { usePlaybooks } from '../api/playbooks.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { usePageTitle } from '../app/usePageTitle.ts';
import { isOver } from '../campaign/scene.ts';
import { useNames } from '../campaign/useNames.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { SIGNS } from '../canvas/diff/marks.ts';
import { PlaybookCanvas } from '../canvas/PlaybookCanvas.tsx';
import { Comments } from '../comments/Comments.tsx';
import { useOpenByNode, useOpenCount } from '../comments/useOpenByNode.ts';
import { VersionChanges } from '../home/VersionChanges.tsx';
import { useFormat } from '../i18n/format/useFormat.ts';
import { speaking } from '../i18n/i18n.ts';
import type { About } from './about.ts';
import styles from './approval.module.css';
import { Decision } from './Decision.tsx';
import { Meaning } from './Meaning.tsx';
import { approvedBefore, useComparison } from './useVersions.ts';
import type { Comparison } from './useVersions.ts';

const RehearsalInShort = lazy(async () => ({
  default: (await speaking(['rehearsal'], import('./rehearsal/RehearsalInShort.tsx'))).RehearsalInShort,
}));

/** One version of a playbook: what it means beside the one that it would replace, and the decision about it. */
export function VersionPage() {
  const { id = '', n = '' } = useParams();
  const { t } = useTranslation('approval');
  const playbooks = usePlaybooks();
  const summary = playbooks.data?.find((each) => each.id === id);
  const version = summary?.versions.find((each) => each.number === Number(n));
  usePageTitle(summary && t('title', { name: summary.name, number: n }));
  if (summary && version) return <Version key={`${id} ${n}`} summary={summary} version={version} />;
  return (
    <div className={styles.centre}>
      {playbooks.isError && <Failure error={playbooks.error} onRetry={() => void playbooks.refetch()} />}
      {playbooks.isPending && <Skeleton active title={false} paragraph={{ rows: 10 }} />}
      {playbooks.data && <EmptyState title={t('noVersion', { number: n })} />}
    </div>
  );
}

interface VersionProps {
  readonly summary: PlaybookSummary;
  readonly version: PlaybookVersion;
}

function Version({ summary, version }: VersionProps) {
  const earlier = approvedBefore(summary.versions, version);
  const { comparison, error, retry } = useComparison(summary.id, version.number, earlier);
  return (
    <div className={styles.page}>
      <VersionHead summary={summary} version={version} />
      {comparison ? (
        <VersionBody summary={summary} version={version} earlier={earlier} comparison={comparison} />
      ) : (
        <>
          <div className={styles.canvas}>{error && <Failure error={error} onRetry={retry} />}</div>
          <div className={styles.panel}>
            {!error && <Skeleton active title={false} paragraph={{ rows: 12 }} style={{ padding: 18 }} />}
          </div>
        </>
      )}
    </div>
  );
}

const COLOUR = { submitted: 'processing', approved: 'success', rejected: 'error' } as const;

function VersionHead({ summary, version }: VersionProps) {
  const { t } = useTranslation(['approval', 'home']);
  const names = useNames(undefined);
  const format = useFormat();
  const { number, state, author, submittedAt, note, decidedBy, decidedAt, reason } = version;
  const decided = { who: names.person(decidedBy ?? ''), at: decidedAt ? format.time(decidedAt, 'dayTime') : '' };
  return (
    <header className={styles.header}>
      <div className={styles.what}>
        <h1>
          {t('title', { name: summary.name, number })}{' '}
          <Tag variant="filled" color={COLOUR[state]}>
            {t(`state.${state}`, decided)}
          </Tag>
        </h1>
        <p className={styles.soft}>
          {t('home:approvals.submitted', {
            who: names.person(author),
            number,
            at: format.time(submittedAt, 'dayTime'),
          })}
          {reason !== undefined && ` · ${t('decidedReason', { reason })}`}
        </p>
        {note !== undefined && note !== '' && <p className={styles.note}>{note}</p>}
      </div>
      <div className={styles.actions}>
        <Link to="/approvals">
          <Button icon={<ArrowLeftOutlined aria-hidden />}>{t('back')}</Button>
        </Link>
        <Link to={`/playbooks/${summary.id}`}>
          <Button icon={<EditOutlined aria-hidden />}>{t('openDraft')}</Button>
        </Link>
        {state === 'submitted' && (
          <div className={styles.decision}>
            <Decision playbook={summary} version={version} />
          </div>
        )}
      </div>
    </header>
  );
}

interface VersionBodyProps extends VersionProps {
  readonly earlier: number | undefined;
  readonly comparison: Comparison;
}

function VersionBody({ summary, version, earlier, comparison }: VersionBodyProps) {
  const { t } = useTranslation(['approval', 'home', 'comments']);
  const { playbook, before, changes, marked } = comparison;
  // The gravest change is what the reader sees first.
  const [selected, setSelected] = useState(() => {
    const first = marked && changes?.find((change) => markedBy(change, marked) !== undefined);
    return first && markedBy(first, marked);
  });
  const [params] = useSearchParams();
  const sought = params.get('comment') ?? undefined;
  const [side, setSide] = useState<Side>(sought === undefined ? 'meaning' : 'comments');
  const openByNode = useOpenByNode(summary.id);
  const openCount = useOpenCount(summary.id);
  const drawn = marked?.playbook ?? playbook;
  const names = useNames(drawn);
  const say = useValueWords(useFormat(playbook));
  const about: About = { playbook, names, say, marks: marked?.nodes, selected, onNode: setSelected };
  return (
    <>
      <section className={styles.canvas} aria-label={t('canvas')}>
        <PlaybookCanvas
          playbook={drawn}
          marks={marked}
          selected={selected}
          onSelect={setSelected}
          comments={openByNode}
          onComments={(node) => {
            setSelected(node);
            setSide('comments');
          }}
          readOnly
        />
        {marked && (
          <ul className={styles.legend}>
            {MARKS.map((mark) => (
              <li key={mark}>
                <span className={styles.mark} data-mark={mark} aria-hidden>
                  {SIGNS[mark]}
                </span>
                {t(`legend.${mark}`)}
              </li>
            ))}
          </ul>
        )}
      </section>
      {side === 'comments' && (
        <aside className={styles.panel} data-fills aria-label={t('comments:title')}>
          <SideSwitch {...{ side, openCount }} onChange={setSide} />
          <Comments
            id={summary.id}
            playbook={drawn}
            version={version.number}
            node={selected}
            highlighted={sought}
            onNode={setSelected}
          />
        </aside>
      )}
      <aside className={styles.panel} aria-label={t('meaning')} tabIndex={0} hidden={side !== 'meaning'}>
        <SideSwitch {...{ side, openCount }} onChange={setSide} />
        <div className={styles.top}>
          <h2 className={styles.title}>{t('meaning')}</h2>
          <a href="#rehearsal">{t('toRehearsal')}</a>
        </div>
        <section className={styles.section}>
          <h3>
            {earlier === undefined
              ? t('home:approvals.firstVersion')
              : t('home:approvals.comparedWith', { number: earlier })}
          </h3>
          {changes && marked && (
            <VersionChanges
              changes={changes}
              nodeOf={(change) => markedBy(change, marked)}
              selected={selected}
              onNode={setSelected}
            />
          )}
          {earlier !== undefined && <Running playbook={summary.id} number={earlier} />}
        </section>
        <Meaning about={about} />
        <Suspense>
          <RehearsalInShort
            id={summary.id}
            number={version.number}
            playbook={playbook}
            earlier={before && earlier !== undefined ? { number: earlier, playbook: before } : undefined}
            both={marked?.playbook ?? playbook}
            isPending={version.state === 'submitted'}
          />
        </Suspense>
      </aside>
    </>
  );
}

type Side = 'meaning' | 'comments';

interface SideSwitchProps {
  readonly side: Side;
  readonly openCount: number;
  onChange(side: Side): void;
}

/** What the version means, or what people say of it. */
function SideSwitch({ side, openCount, onChange }: SideSwitchProps) {
  const { t } = useTranslation(['approval', 'comments']);
  const comments = t('comments:title');
  return (
    <div className={styles.side}>
      <Segmented
        block
        aria-label={t('side')}
        value={side}
        onChange={onChange}
        options={[
          { value: 'meaning', label: t('meaningShort') },
          { value: 'comments', label: openCount > 0 ? `${comments} ${openCount}` : comments },
        ]}
      />
    </div>
  );
}

/** The campaigns that an approval alone does not reach. */
function Running({ playbook, number }: { playbook: string; number: number }) {
  const { t } = useTranslation('approval');
  const running = (useCampaigns().data ?? []).filter(
    (each) => each.playbook === playbook && each.version === number && !isOver(each),
  );
  if (running.length === 0) return null;
  return <p className={styles.soft}>{t('running', { count: running.length, number })}</p>;
}
