import { useCallback } from 'react';
import { useMessages } from '../../app/useMessages.ts';
import { layOutLanes } from '../../canvas/lanes.ts';
import { asPlaybook, draftAsIs } from '../draft/backup.ts';
import { useEditor } from '../store/scope.ts';
import { UNSELECTED } from '../store/view.ts';
import { useWords } from '../words.ts';
import { chooseText, downloadText, fileText } from './files.ts';

export interface FileCommands {
  download(): void;
  copy(): void;
  upload(): void;
}

/** The playbook as a file: to the disk, to the clipboard, and back. */
export function useFileCommands(): FileCommands {
  const { t, language } = useWords();
  const { doc, view } = useEditor();
  const { message, modal } = useMessages();
  const download = useCallback(() => {
    const { playbook } = doc.getState();
    downloadText(fileText(playbook), `${playbook.id}.json`);
  }, [doc]);
  const copy = useCallback(() => {
    void navigator.clipboard.writeText(fileText(doc.getState().playbook)).then(
      () => message.success(t('copied')),
      () => message.error(t('copyFailed')),
    );
  }, [doc, message, t]);
  const upload = useCallback(() => {
    void chooseText().then(async (text) => {
      if (text === undefined) return;
      const { parsePlaybookText } = await import('../../../rules/playbook/parse.ts');
      const parsed = parsePlaybookText(text);
      const playbook = readDraft(text);
      if (!playbook) {
        const problems = parsed.ok ? [] : parsed.problems;
        modal.error({
          title: t('importFailed'),
          content: problems
            .slice(0, 6)
            .map((problem) => `${problem.place.pointer} ${problem.message[language]}`)
            .join('\n'),
        });
        return;
      }
      // The file replaces what is drawn; undo brings it back. The playbook keeps its own id.
      doc.apply((before) => ({ ...playbook, id: before.id }));
      view.setState({ lanes: layOutLanes(playbook), ...UNSELECTED, open: undefined });
      void message.success(t('imported', { name: playbook.name }));
    });
  }, [doc, view, message, modal, t, language]);
  return { download, copy, upload };
}

/** A file whose parts are in place is taken even if their contents are still wrong: the check says what to do. */
function readDraft(text: string) {
  try {
    const draft = draftAsIs.safeParse(JSON.parse(text));
    return draft.success ? asPlaybook(draft.data) : undefined;
  } catch {
    return undefined;
  }
}
