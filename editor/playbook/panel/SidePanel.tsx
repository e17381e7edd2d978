import { CloseOutlined, CopyOutlined, DeleteOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { Component, Suspense } from 'react';
import type { ReactNode } from 'react';
import { faces } from '../../../rules/kinds/faces.ts';
import { KindIcon } from '../kinds/KindIcon.tsx';
import { findNode } from '../edit/nodes.ts';
import { useCommands } from '../chrome/useCommands.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import { NOTHING } from '../store/view.ts';
import { translate, useWords } from '../words.ts';
import type { Words } from '../words.ts';
import { EdgeForm, NodeForm } from './lazyForms.ts';
import styles from './panel.module.css';

/** The form of what is open, beside the canvas. Without anything open it takes no room. */
export function SidePanel() {
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
            <Button
              type="text"
              size="small"
              icon={<CopyOutlined />}
              aria-label={t('duplicate')}
              title={t('duplicate')}
              onClick={commands.duplicate}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('delete')}
              title={t('delete')}
              onClick={commands.remove}
            />
          </>
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('close')}
          title={t('close')}
          onClick={close}
        />
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
