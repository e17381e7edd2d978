import { ExclamationCircleFilled, MessageFilled, WarningFilled } from '@ant-design/icons';
import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { faces } from '../../rules/kinds/faces.ts';
import { outcomesOf, takesEdges } from '../playbook/edit/outcomes.ts';
import { factsOf, viewOf } from '../playbook/kinds/registry.ts';
import { translate } from '../playbook/words.ts';
import { instantMs } from '../i18n/format/times.ts';
import { lookUp } from '../../rules/words/titles.ts';
import { formatLength } from '../../rules/words/durations.ts';
import type { OverlayNode } from '../../rules/api/overlay.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { isArmed } from './armed.ts';
import type { FlowNode } from './mappers.ts';
import { useCanvasScope } from './scope.ts';
import { WhenChip } from './time/WhenChip.tsx';
import styles from './canvas.module.css';

export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<FlowNode>) {
  const { node, card } = data;
  const scope = useCanvasScope();
  const { language } = scope;
  const Icon = viewOf(node.kind).icon;
  const facts = factsOf(node, {
    language,
    playbook: scope.playbook,
    leaving: card?.leaving ?? 0,
    ...lookUp(scope.titles, language),
  });
  const state = scope.running ? (card?.overlay?.state ?? 'idle') : undefined;
  const kind = faces[node.kind].title[language];
  const title = node.title || kind;
  return (
    <div
      className={styles.card}
      data-state={state}
      data-selected={selected}
      style={{ ['--lane' as string]: `var(--${node.phase})` }}
    >
      {takesEdges(node) && (
        <>
          <Handle className={styles.handle} data-side="target" id="left" type="target" position={Position.Left} />
          <Handle className={styles.handle} data-side="target" id="top" type="target" position={Position.Top} />
        </>
      )}
      <span className={styles.icon} title={kind}>
        <Icon aria-hidden />
      </span>
      <span className={styles.title} title={node.description ? `${title}\n${node.description}` : title}>
        {title}
      </span>
      {state && (
        <StateBadge
          overlay={card?.overlay}
          state={state}
          armed={isArmed(node, card?.overlay)}
          nowMs={scope.nowMs}
          language={language}
        />
      )}
      <span className={styles.facts} title={facts}>
        <span>{facts || kind}</span>
        {card?.overlay?.fires ? (
          <span className={styles.fires}>{translate(language, 'fired', { count: card.overlay.fires })}</span>
        ) : null}
      </span>
      <WhenChip window={card?.window} />
      <span className={styles.corner}>
        <CommentBadge node={node.id} count={card?.comments ?? 0} />
        <ProblemBadge node={node.id} errors={card?.errors ?? 0} warnings={card?.warnings ?? 0} />
      </span>
      {outcomesOf(node).length > 0 && (
        <>
          <Handle className={styles.handle} data-side="source" id="right" type="source" position={Position.Right} />
          <Handle className={styles.handle} data-side="source" id="bottom" type="source" position={Position.Bottom} />
        </>
      )}
    </div>
  );
});

const MINUTE = 60_000;

/** In its largest unit (days, hours, minutes), for a small place. */
function roughly(ms: number): number {
  const length = Math.abs(ms);
  const unit = [1440 * MINUTE, 60 * MINUTE, MINUTE].find((size) => length >= size) ?? 1000;
  return Math.floor(length / unit) * unit;
}

interface StateBadgeProps {
  readonly overlay: OverlayNode | undefined;
  readonly state: OverlayNode['state'];
  /** It waits to be started by hand. */
  readonly armed: boolean;
  readonly nowMs: number | undefined;
  readonly language: Language;
}

function StateBadge({ overlay, state, armed, nowMs, language }: StateBadgeProps) {
  if (state === 'idle') return null;
  if (armed) {
    return (
      <span className={styles.badge} data-tone="late" title={translate(language, 'state_armedHint')}>
        {translate(language, 'state_armed')}
      </span>
    );
  }
  const leftMs = overlay?.due !== undefined && nowMs !== undefined ? instantMs(overlay.due) - nowMs : undefined;
  if (state === 'active' && leftMs !== undefined) {
    const late = leftMs < 0;
    const length = formatLength(roughly(leftMs), language);
    return (
      <span className={styles.badge} data-tone={late ? 'late' : 'active'}>
        {translate(language, late ? 'overdueBy' : 'timeLeft', { length })}
      </span>
    );
  }
  const problem = overlay?.problem?.message[language];
  return (
    <span className={styles.badge} data-tone={state} title={problem}>
      {translate(language, `state_${state}`)}
      {overlay && overlay.tokens > 1 ? ` ×${overlay.tokens}` : ''}
    </span>
  );
}

function CommentBadge({ node, count }: { node: string; count: number }) {
  const { language, onComments } = useCanvasScope();
  if (count === 0 || !onComments) return null;
  const label = translate(language, 'commentCount', { count });
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles.comments} nodrag`}
      title={label}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        onComments(node);
      }}
    >
      <MessageFilled aria-hidden />
      {count}
    </button>
  );
}

function ProblemBadge({ node, errors, warnings }: { node: string; errors: number; warnings: number }) {
  const { language, onProblem } = useCanvasScope();
  if (errors + warnings === 0) return null;
  const severity = errors > 0 ? 'error' : 'warning';
  const count = errors > 0 ? errors : warnings;
  const label = translate(language, errors > 0 ? 'errorCount' : 'warningCount', { count });
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles.problem} nodrag`}
      data-severity={severity}
      title={label}
      aria-label={label}
      onClick={() => onProblem?.(node)}
    >
      {severity === 'error' ? <ExclamationCircleFilled /> : <WarningFilled />}
      {count}
    </button>
  );
}
