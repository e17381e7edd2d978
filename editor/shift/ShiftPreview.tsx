import { Alert, Skeleton } from 'antd';
import { useMemo } from 'react';
import type { Campaign } from '../../rules/api/campaigns.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { formatInstant } from '../../rules/time/zone.ts';
import { knownAnchors } from '../../rules/windows/anchors.ts';
import { useAnchorPlan } from '../api/plans.ts';
import { Failure } from '../app/Failure.tsx';
import type { Formatter } from '../i18n/format/formatter.ts';
import { shiftRows } from './shiftRows.ts';
import { ShiftTable } from './ShiftTable.tsx';
import styles from './shift.module.css';

interface ShiftPreviewProps {
  readonly campaign: Campaign;
  readonly playbook: Playbook;
  readonly format: Formatter;
  readonly plan: ReturnType<typeof useAnchorPlan>;
  readonly anchor: string;
  /** ISO 8601. */
  readonly to: string;
}

/** What moving an anchor of a running campaign would do, by the engine's own plan; or why it is refused. */
export function ShiftPreview({ campaign, playbook, format, plan, anchor, to }: ShiftPreviewProps) {
  const { data, error, refetch } = plan;
  const { anchors, givenAnchors, overlay } = campaign;
  const rows = useMemo(() => {
    if (!data) return [];
    const known = knownAnchors(playbook, { ...givenAnchors, [anchor]: to });
    const moved = Object.fromEntries(
      Object.entries(known).map(([name, ms]) => [name, formatInstant(ms, playbook.timezone)]),
    );
    return shiftRows({ plan: data, playbook, overlay, anchors, moved });
  }, [data, playbook, overlay, anchors, givenAnchors, anchor, to]);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={styles.scroll} style={{ padding: 16 }}>
        <Skeleton active title={false} paragraph={{ rows: 7 }} />
      </div>
    );
  }
  if (data.refused.length > 0) {
    return data.refused.map((problem) => (
      <Alert key={problem.message.en} type="error" showIcon title={format.text(problem.message)} />
    ));
  }
  return <ShiftTable rows={rows} format={format} />;
}
