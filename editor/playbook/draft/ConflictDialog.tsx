import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession, useUsers } from '../../api/session.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import { layOutLanes } from '../../canvas/lanes.ts';
import { useFormat } from '../../i18n/format/useFormat.ts';
import { useEditor } from '../store/scope.ts';
import { UNSELECTED } from '../store/view.ts';
import { useWords } from '../words.ts';
import { createCopy } from './api.ts';
import { Differences } from './Differences.tsx';
import { useSaveState } from './SaveStatus.tsx';

/** Someone else saved a newer draft: take theirs, or keep mine as a playbook of its own. Nothing is lost meanwhile. */
export function ConflictDialog() {
  const { t, language } = useWords();
  const { doc, view, saver } = useEditor();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const showFailure = useFailureMessage();
  const format = useFormat();
  const users = useUsers().data ?? [];
  const me = useSession().data;
  const state = useSaveState();
  const [busy, setBusy] = useState(false);
  if (state.type !== 'conflict') return null;
  const { theirs } = state;
  const who = users.find((user) => user.id === theirs.updatedBy)?.name[language] ?? theirs.updatedBy;
  const takeTheirs = () => {
    saver.took(theirs);
    // A step that can be undone: what was mine is not lost.
    doc.apply(() => theirs.playbook);
    view.setState({ lanes: layOutLanes(theirs.playbook), ...UNSELECTED, open: undefined });
  };
  const keepMine = async () => {
    setBusy(true);
    try {
      const mine = doc.getState().playbook;
      const copy = await createCopy({ ...mine, name: t('copyOf', { name: mine.name }) });
      takeTheirs();
      void message.success(t('keptAsCopy', { name: copy.playbook.name }));
      void navigate(`/playbooks/${copy.playbook.id}`);
    } catch (error) {
      showFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      closable={false}
      width={640}
      title={theirs.updatedBy === me?.id ? t('conflictMine') : t('conflictTitle', { who })}
      footer={
        <>
          <Button onClick={takeTheirs}>{t('takeTheirs')}</Button>
          <Button type="primary" loading={busy} onClick={() => void keepMine()}>
            {t('keepMine')}
          </Button>
        </>
      }
    >
      <p>{t('conflictHelp', { who, time: format.time(theirs.updatedAt, 'full') })}</p>
      <Differences mine={doc.getState().playbook} theirs={theirs.playbook} />
    </Modal>
  );
}
