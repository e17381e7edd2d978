import { PlusOutlined } from '@ant-design/icons';
import { BaseEdge, EdgeLabelRenderer } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { translate } from '../playbook/words.ts';
import type { FlowEdge } from './mappers.ts';
import { outcomeLabel } from './outcomeLabel.ts';
import { roundedPath } from './routing/segments.ts';
import { useCanvasScope } from './scope.ts';
import styles from './canvas.module.css';

const RADIUS = 10;

export const OutcomeEdge = memo(function OutcomeEdge(props: EdgeProps<FlowEdge>) {
  const { id, data, selected, markerEnd } = props;
  const { language, readOnly, running, onInsert } = useCanvasScope();
  const place = data?.label;
  const label = data && outcomeLabel(data, language);
  const passed = data?.passed ?? 0;
  const lit = running && passed > 0;
  const text = running && passed > 1 ? `${label ?? ''} ×${passed}`.trim() : label;
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(data?.route.points ?? [], RADIUS)}
        {...(markerEnd && { markerEnd })}
        interactionWidth={18}
        style={{
          strokeWidth: lit || selected ? 2 : 1.5,
          stroke: selected || lit ? 'var(--accent)' : 'var(--line-strong)',
          ...(running && !lit && { strokeDasharray: '4 4' }),
        }}
      />
      {place && (text !== undefined || !readOnly) && (
        <EdgeLabelRenderer>
          <div
            className={`${styles.edgeLabel} nodrag nopan`}
            data-stacked={place.stacked}
            data-lit={lit}
            data-selected={selected}
            style={{ transform: `translate(-50%, -50%) translate(${place.x}px, ${place.y}px)` }}
          >
            {text !== undefined && (
              <span className={styles.outcome} style={{ maxWidth: place.maxWidth }} title={text}>
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
