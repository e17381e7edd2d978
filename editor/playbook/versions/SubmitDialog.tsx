import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal } from 'antd';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { ApiError, textOfError } from '../../api/problem.ts';
import { submitVersion } from '../draft/api.ts';
import { checkDraft } from '../analysis/check.ts';
import { goToProblem } from '../problems/goTo.ts';
import { useTell } from '../problems/useTell.ts';
import { useEditor } from '../store/scope.ts';
import { useWords } from '../words.ts';

const MOST_SHOWN = 8;

interface SubmitDialogProps {
  readonly open: boolean;
  onClose(): void;
}

/** Submits the draft for approval. Errors block it: they are shown instead. */
export function SubmitDialog({ open, onClose }: SubmitDialogProps) {
  const { t, language } = useWords();
  const tell = useTell();
  const editor = useEditor();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const errors = open
    ? checkDraft(editor.doc.getState().playbook).problems.filter((each) => each.severity === 'error')
    : [];
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const saved = await editor.saver.flush();
      if (saved.type !== 'saved') {
        setFailure(new ApiError(0, 'not-saved', { en: t('saveFirst'), 'zh-CN': t('saveFirst') }));
        return;
      }
      const version = await submitVersion(editor.id, note.trim());
      void client.invalidateQueries({ queryKey: keys.playbooks });
      void message.success(t('submitted', { number: version.number }));
      setNote('');
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const shown = failure instanceof ApiError && failure.problems.length > 0 ? failure.problems : errors;
  return (
    <Modal
      open={open}
      title={t('submitTitle')}
      okText={t('submit')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: errors.length > 0, loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      {shown.length > 0 ? (
        <Alert
          type="error"
          title={t('errorsBlock', { count: shown.length })}
          description={
            <ul style={{ listStyle: 'disc', paddingInlineStart: 18 }}>
              {shown.slice(0, MOST_SHOWN).map((problem, index) => (
                <li key={`${problem.place.pointer} ${index}`}>
                  <a
                    href={`#${problem.place.pointer}`}
                    onClick={(event) => {
                      event.preventDefault();
                      onClose();
                      goToProblem(editor, problem);
                    }}
                  >
                    {tell(problem)}
                  </a>
                </li>
              ))}
              {shown.length > MOST_SHOWN && <li>{t('andMore', { count: shown.length - MOST_SHOWN })}</li>}
            </ul>
          }
        />
      ) : (
        <>
          <p style={{ marginBottom: 8, color: 'var(--text-soft)' }}>{t('submitHelp')}</p>
          <Input.TextArea
            aria-label={t('note')}
            placeholder={t('notePlaceholder')}
            autoSize={{ minRows: 3 }}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
      {failure !== undefined && shown.length === 0 && (
        <Alert style={{ marginTop: 12 }} type="error" title={textOfError(failure, language)} />
      )}
    </Modal>
  );
}
