import {
  ApartmentOutlined,
  FileTextOutlined,
  HistoryOutlined,
  MessageOutlined,
  MoreOutlined,
  PlayCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  SettingOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { useStore } from 'zustand';
import { MenuButton } from '../../app/MenuButton.tsx';
import { useOpenCount } from '../../comments/useOpenByNode.ts';
import { SaveStatus } from '../draft/SaveStatus.tsx';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import { EventDayPreview } from '../time/EventDayPreview.tsx';
import { ViewSwitch } from '../time/ViewSwitch.tsx';
import { StandingTag } from '../versions/StandingTag.tsx';
import { NextStepButton } from '../versions/NextStepButton.tsx';
import { useStanding } from '../versions/useStanding.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';
import type { FileCommands } from './useFileCommands.ts';
import styles from './chrome.module.css';

const MenuIcon = lazy(async () => ({ default: (await import('./MenuIcon.tsx')).MenuIcon }));
const iconOf = (of: ComponentProps<typeof MenuIcon>['of']) => (
  <span>
    <Suspense>
      <MenuIcon of={of} />
    </Suspense>
  </span>
);

interface ToolbarProps {
  readonly commands: Commands;
  readonly files: FileCommands;
  onSubmit(): void;
  onRehearse(): void;
  onShortcuts(): void;
}

export function Toolbar({ commands, files, onSubmit, onRehearse, onShortcuts }: ToolbarProps) {
  const { t } = useWords();
  const { doc, view } = useEditor();
  const name = usePlaybook((playbook) => playbook.name);
  const standing = useStanding();
  const canUndo = useStore(doc.temporal, (history) => history.pastStates.length > 0);
  const canRedo = useStore(doc.temporal, (history) => history.futureStates.length > 0);
  return (
    <header className={styles.toolbar}>
      <h1 title={name}>{name || t('unnamed')}</h1>
      <StandingTag standing={standing} />
      <SaveStatus />
      <span className={styles.spring} />
      <ViewSwitch />
      <EventDayPreview />
      <span className={styles.divider} />
      <Tool
        label={t('undo')}
        keys="Ctrl Z"
        icon={<UndoOutlined aria-hidden />}
        disabled={!canUndo}
        onClick={commands.undo}
      />
      <Tool
        label={t('redo')}
        keys="Ctrl Shift Z"
        icon={<RedoOutlined aria-hidden />}
        disabled={!canRedo}
        onClick={commands.redo}
      />
      <Tool label={t('addNote')} keys="Shift N" icon={<FileTextOutlined aria-hidden />} onClick={commands.addNote} />
      <Tool label={t('tidy')} icon={<ApartmentOutlined aria-hidden />} onClick={commands.tidy} />
      <Tool
        label={t('commandPalette')}
        keys="Ctrl K"
        icon={<SearchOutlined aria-hidden />}
        onClick={() => view.setState({ palette: true })}
      />
      <span className={styles.divider} />
      <CommentsTool />
      <Tool
        label={t('settings')}
        icon={<SettingOutlined aria-hidden />}
        onClick={() => view.setState({ panel: 'settings' })}
      />
      <Tool
        label={t('versions')}
        icon={<HistoryOutlined aria-hidden />}
        onClick={() => view.setState({ panel: 'versions' })}
      />
      <MenuButton
        type="text"
        icon={<MoreOutlined aria-hidden />}
        aria-label={t('more')}
        menu={{
          items: [
            { key: 'download', label: t('download'), icon: iconOf('download'), onClick: files.download },
            { key: 'copy', label: t('copyJson'), icon: iconOf('copy'), onClick: files.copy },
            { key: 'upload', label: t('upload'), icon: iconOf('upload'), onClick: files.upload },
            { type: 'divider' },
            { key: 'shortcuts', label: t('shortcuts'), icon: iconOf('shortcuts'), onClick: onShortcuts },
          ],
        }}
      />
      <Button icon={<PlayCircleOutlined aria-hidden />} onClick={onRehearse}>
        {t('rehearse')}
      </Button>
      <NextStepButton standing={standing} onSubmit={onSubmit} />
    </header>
  );
}

/** With how many threads await an answer. */
function CommentsTool() {
  const { t } = useWords();
  const { id, view } = useEditor();
  const count = useOpenCount(id);
  const open = useView((state) => state.panel === 'comments');
  const label = count > 0 ? t('commentCount', { count }) : t('comments');
  return (
    <Button
      type="text"
      icon={<MessageOutlined aria-hidden />}
      aria-label={label}
      aria-pressed={open}
      title={`${label}  C`}
      onClick={() => view.setState({ panel: open ? undefined : 'comments' })}
    >
      {count > 0 ? count : undefined}
    </Button>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  onClick(): void;
}

const Tool = ({ label, keys, icon, disabled = false, onClick }: ToolProps) => (
  <Button
    type="text"
    icon={icon}
    aria-label={label}
    title={keys === undefined ? label : `${label}  ${keys}`}
    disabled={disabled}
    onClick={onClick}
  />
);
