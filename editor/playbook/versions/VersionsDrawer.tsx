import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Empty, Modal, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import type { PlaybookVersion } from '../../../rules/api/playbooks.ts';
import { keys } from '../../api/keys.ts';
import { textOfError } from '../../api/problem.ts';
import { useUsers } from '../../api/session.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import { PlaybookCanvas } from '../../canvas/PlaybookCanvas.tsx';
import { layOutLanes } from '../../canvas/lanes.ts';
import { useFormat } from '../../i18n/format/useFormat.ts';
import { fetchVersion, fetchVersions } from '../draft/api.ts';
import { useEditor, useView } from '../store/scope.ts';
import { UNSELECTED } from '../store/view.ts';
import { useWords } from '../words.ts';
import styles from './versions.module.css';

const COLOURS = { submitted: 'processing', approved: 'success', rejected: 'error' } as const;

/** What was submitted, newest first; each can be looked at and taken back as the draft. */
export function VersionsDrawer() {
  const { t, language } = useWords();
  const { id, view } = useEditor();
  const open = useView((state) => state.panel === 'versions');
  const [shown, setShown] = useState<number>();
  const versions = useQuery({
    queryKey: keys.versions(id),
    enabled: open,
    queryFn: ({ signal }) => fetchVersions(id, signal),
  });
  return (
    <Drawer open={open} title={t('versions')} size={440} onClose={() => view.setState({ panel: undefined })}>
      {versions.isPending && <Skeleton active title={false} />}
      {versions.isError && <Alert type="error" title={textOfError(versions.error, language)} />}
      {versions.data?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noVersions')} />}
      <ul className={styles.list}>
        {versions.data
          ?.toSorted((a, b) => b.number - a.number)
          .map((version) => (
            <Version key={version.number} version={version} onShow={() => setShown(version.number)} />
          ))}
      </ul>
      {shown !== undefined && <VersionView number={shown} onClose={() => setShown(undefined)} />}
    </Drawer>
  );
}

function Version({ version, onShow }: { version: PlaybookVersion; onShow: () => void }) {
  const { t, language } = useWords();
  const format = useFormat();
  const users = useUsers().data ?? [];
  const person = (id: string) => users.find((user) => user.id === id)?.name[language] ?? id;
  const { number, state, hash, author, submittedAt, note, decidedBy, reason } = version;
  return (
    <li>
      <div className={styles.head}>
        <strong>v{number}</strong>
        <Tag color={COLOURS[state]}>{t(`version_${state}`)}</Tag>
        <code title={hash}>{hash.slice(0, 8)}</code>
        <Button size="small" onClick={onShow}>
          {t('view')}
        </Button>
      </div>
      <p>{t('submittedBy', { person: person(author), time: format.time(submittedAt, 'full') })}</p>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {decidedBy !== undefined && (
        <p>{t(state === 'rejected' ? 'rejectedBy' : 'approvedBy', { person: person(decidedBy) })}</p>
      )}
      {reason !== undefined && <p className={styles.note}>{reason}</p>}
    </li>
  );
}

function VersionView({ number, onClose }: { number: number; onClose: () => void }) {
  const { t, language } = useWords();
  const { id, doc, view } = useEditor();
  const showFailure = useFailureMessage();
  const version = useQuery({
    queryKey: keys.version(id, number),
    staleTime: Infinity,
    queryFn: ({ signal }) => fetchVersion(id, number, signal),
  });
  const restore = () => {
    if (!version.data) return showFailure(version.error);
    const { playbook } = version.data;
    doc.apply((before) => ({ ...playbook, id: before.id }));
    view.setState({ lanes: layOutLanes(playbook), ...UNSELECTED, open: undefined, panel: undefined });
    return onClose();
  };
  return (
    <Modal
      open
      width="88vw"
      style={{ top: 40 }}
      title={`v${number}`}
      onCancel={onClose}
      footer={
        <>
          <span className={styles.hint}>{t('restoreHint')}</span>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button type="primary" disabled={!version.data} onClick={restore}>
            {t('restore')}
          </Button>
        </>
      }
    >
      <div className={styles.canvas}>
        {version.isPending && <Skeleton active title={false} />}
        {version.isError && <Alert type="error" title={textOfError(version.error, language)} />}
        {version.data && <PlaybookCanvas readOnly playbook={version.data.playbook} />}
      </div>
    </Modal>
  );
}
