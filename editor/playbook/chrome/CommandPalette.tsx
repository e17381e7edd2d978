import { FileTextOutlined } from '@ant-design/icons';
import { faces, KINDS } from '../../../rules/kinds/faces.ts';
import { notesOf } from '../../canvas/notes/place.ts';
import type { Entry } from '../../find/entries.ts';
import { Finder } from '../../find/Finder.tsx';
import { usePlaces } from '../../find/usePlaces.ts';
import { KindIcon } from '../kinds/KindIcon.tsx';
import { openNode } from '../problems/goTo.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import type { Standing } from '../versions/standing.ts';
import { useStanding } from '../versions/useStanding.ts';
import { useWords } from '../words.ts';
import type { WordKey } from '../words.ts';
import type { Commands } from './useCommands.ts';

interface CommandPaletteProps {
  readonly commands: Commands;
  readonly more: readonly {
    readonly label: WordKey;
    readonly keys?: string;
    isOffered?(standing: Standing | undefined): boolean;
    run(): void;
  }[];
}

/** Commands, nodes and kinds by name, and where one can go from any page, at Ctrl+K. */
export function CommandPalette({ commands, more }: CommandPaletteProps) {
  const { t, language } = useWords();
  const editor = useEditor();
  const open = useView((state) => state.palette);
  const nodes = usePlaybook((playbook) => playbook.nodes);
  const notes = usePlaybook(notesOf);
  const places = usePlaces();
  const standing = useStanding();
  const offered = more.filter(({ isOffered }) => !isOffered || isOffered(standing));
  const entries: readonly Entry[] = [
    ...offered.map(({ label, keys = '', run }) => ({
      key: label,
      label: t(label),
      hint: keys,
      search: `${t(label)} ${label}`,
      run,
    })),
    ...nodes.map((node) => {
      const { title } = faces[node.kind];
      return {
        key: `node ${node.id}`,
        label: node.title || node.id,
        hint: title[language],
        search: `${node.title} ${node.id} ${title.en} ${title['zh-CN']}`,
        icon: <KindIcon kind={node.kind} />,
        run: () => {
          openNode(editor, node.id);
          commands.show(node.id);
        },
      };
    }),
    ...notes.map((note) => ({
      key: `note ${note.id}`,
      label: note.text || t('emptyNote'),
      hint: t('noteTools'),
      search: `${note.text} ${t('noteTools')}`,
      icon: <FileTextOutlined aria-hidden />,
      run: () => commands.showNote(note.id),
    })),
    ...KINDS.map((kind) => {
      const { title } = faces[kind];
      const label = t('addKind', { kind: title[language] });
      return {
        key: `add ${kind}`,
        label,
        hint: '',
        search: `${label} ${kind} ${title.en} ${title['zh-CN']}`,
        icon: <KindIcon kind={kind} />,
        run: () => commands.addHere(kind),
      };
    }),
    ...places,
  ];
  return (
    <Finder
      open={open}
      onClose={() => editor.view.setState({ palette: false })}
      entries={entries}
      hint={t('commandHint')}
    />
  );
}
