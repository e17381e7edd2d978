import {
  CloseOutlined,
  CopyOutlined,
  DeleteOutlined,
  ExclamationCircleFilled,
  MessageOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { Component, lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { faces } from '../../../rules/kinds/faces.ts';
import { KindIcon } from '../kinds/KindIcon.tsx';
import { findNode } from '../edit/nodes.ts';
import { useCommands } from '../chrome/useCommands.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import { NOTHING, selectOnly } from '../store/view.ts';
import { translate, useWords } from '../words.ts';
import type { Words } from '../words.ts';
import { EdgeForm, NodeForm } from './lazyForms.ts';
import styles from './panel.module.css';

const Comments = lazy(async () => ({ default: (await import('../../comments/Comments.tsx')).Comments }));

/** The form of what is open, or what people say of it, beside the canvas. Without either it takes no room. */
export function SidePanel() {
  const comments = useView((state) => state.panel === 'comments');
  return comments ? <CommentsPanel /> : <FormPanel />;
}

interface HeadButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** What is shown to the pointer, if it is more than the label. */
  readonly hint?: string;
  readonly onClick: () => void;
}

const HeadButton = ({ icon, label, hint = label, onClick }: HeadButtonProps) => (
  <Button type="text" size="small" icon={icon} aria-label={label} title={hint} onClick={onClick} />
);

function CommentsPanel() {
  const { t } = useWords();
  const { id, view } = useEditor();
  const commands = useCommands();
  const playbook = usePlaybook((each) => each);
  const nodes = useView((state) => state.nodes);
  const comment = useView((state) => state.comment);
  const [only] = nodes.size === 1 ? nodes : [];
  return (
    <aside className={styles.panel} aria-label={t('comments')}>
      <header className={styles.head}>
        <h2>{t('comments')}</h2>
        <HeadButton
          icon={<CloseOutlined aria-hidden />}
          label={t('close')}
          onClick={() => view.setState({ panel: undefined, comment: undefined })}
        />
      </header>
      <Suspense fallback={<div className={styles.body} />}>
        <Comments
          id={id}
          playbook={playbook}
          node={only}
          highlighted={comment}
          autoFocus={comment === undefined}
          onNode={(node) => {
            selectOnly(view, node === undefined ? [] : [node], node);
            if (node !== undefined) commands.show(node);
          }}
        />
      </Suspense>
    </aside>
  );
}

function FormPanel() {
  const words = useWords();
  const { t, language } = words;
  const { view } = useEditor();
  const commands = useCommands();
  const open = useView((state) => state.open);
  const edges = useView((state) => state.edges);
  const node = usePlaybook((playbook) => (open === undefined ? undefined : findNode(playbook, open)));
  const [edgeId] = edges;
  const edge = usePlaybook((playbook) =>
    node || edges.size !== 1 ? undefined : playbook.edges.find((each) => each.id === edgeId),
  );
  if (!node && !edge) return null;
  const close = () => view.setState({ open: undefined, ...(edge && { edges: NOTHING }) });
  return (
    <aside className={styles.panel} aria-label={t('panel')}>
      <header className={styles.head}>
        {node && (
          <span className={styles.icon} style={{ ['--lane' as string]: `var(--${node.phase})` }}>
            <KindIcon kind={node.kind} />
          </span>
        )}
        <h2 title={node?.title}>{node ? node.title || faces[node.kind].title[language] : t('edge')}</h2>
        {node && (
          <>
            <span className={styles.kind}>{faces[node.kind].title[language]}</span>
            <HeadButton
              icon={<MessageOutlined aria-hidden />}
              label={t('comments')}
              hint={`${t('comments')}  C`}
              onClick={() => view.setState({ panel: 'comments' })}
            />
            <HeadButton icon={<CopyOutlined aria-hidden />} label={t('duplicate')} onClick={commands.duplicate} />
            <HeadButton icon={<DeleteOutlined aria-hidden />} label={t('delete')} onClick={commands.remove} />
          </>
        )}
        <HeadButton icon={<CloseOutlined aria-hidden />} label={t('close')} onClick={close} />
      </header>
      {node ? (
        <Guard key={node.id} language={language}>
          <Suspense fallback={<div className={styles.body} />}>
            <NodeForm node={node} />
          </Suspense>
        </Guard>
      ) : (
        edge && (
          <Suspense fallback={<div className={styles.body} />}>
            <EdgeForm key={edge.id} edge={edge} />
          </Suspense>
        )
      )}
    </aside>
  );
}

interface GuardProps {
  readonly language: Words['language'];
  readonly children: ReactNode;
}

/** A form that cannot show a node's config says so; the canvas and the other forms go on. */
class Guard extends Component<GuardProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p role="alert" className={styles.failed}>
        <ExclamationCircleFilled aria-hidden /> {translate(this.props.language, 'formFailed')}
      </p>
    );
  }
}
