import { PlusOutlined } from '@ant-design/icons';
import { BaseEdge, EdgeLabelRenderer, getBezierPath, getSmoothStepPath, Position } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { outcomesOf } from '../playbook/edit/outcomes.ts';
import { translate } from '../playbook/words.ts';
import type { Language } from '../../rules/problems/problem.ts';
import type { EdgeData, FlowEdge } from './mappers.ts';
import { useCanvasScope } from './scope.ts';
import styles from './canvas.module.css';

/** Outcomes that only say “and then”: a word on every such edge would be noise. */
const PLAIN: ReadonlySet<string> = new Set(['started', 'done', 'branch', 'joined']);

/** What an edge says of its outcome; nothing where it goes without saying. */
export function outcomeLabel(
  { edge, source }: Pick<EdgeData, 'edge' | 'source'>,
  language: Language,
): string | undefined {
  if (PLAIN.has(edge.outcome)) return undefined;
  return outcomesOf(source).find((each) => each.id === edge.outcome)?.title[language] ?? edge.outcome;
}

export const OutcomeEdge = memo(function OutcomeEdge(props: EdgeProps<FlowEdge>) {
  const { id, data, selected, markerEnd, sourcePosition } = props;
  const { language, readOnly, running, onInsert } = useCanvasScope();
  const vertical = sourcePosition === Position.Bottom;
  const [path, labelX, labelY] = vertical
    ? getSmoothStepPath({ ...props, borderRadius: 14 })
    : getBezierPath({ ...props, curvature: 0.35 });
  const gap = props.targetX - props.sourceX;
  // Between two cards side by side a label has only the gap, and the button goes under it.
  const beside = !vertical && gap > 0 && Math.abs(props.targetY - props.sourceY) < 32;
  const label = data && outcomeLabel(data, language);
  const passed = data?.passed ?? 0;
  const lit = running && passed > 0;
  const text = running && passed > 1 ? `${label ?? ''} ×${passed}`.trim() : label;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd && { markerEnd })}
        interactionWidth={18}
        style={{
          strokeWidth: lit || selected ? 2 : 1.5,
          stroke: selected || lit ? 'var(--accent)' : 'var(--line-strong)',
          ...(running && !lit && { strokeDasharray: '4 4' }),
        }}
      />
      {(text !== undefined || !readOnly) && (
        <EdgeLabelRenderer>
          <div
            className={`${styles.edgeLabel} nodrag nopan`}
            data-beside={beside}
            data-lit={lit}
            data-selected={selected}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {text !== undefined && (
              <span
                className={styles.outcome}
                style={beside ? { maxWidth: Math.max(44, gap - 20) } : undefined}
                title={text}
              >
                {text}
              </span>
            )}
            {!readOnly && (
              <button
                type="button"
                tabIndex={-1}
                className={styles.insert}
                title={translate(language, 'insertHere')}
                aria-label={translate(language, 'insertHere')}
                onClick={(event) => onInsert?.(id, { x: event.clientX, y: event.clientY })}
              >
                <PlusOutlined />
              </button>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
