import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { Failure } from '../../app/Failure.tsx';
import type { PanelProps } from '../SidePanel.tsx';
import { useSceneLog } from '../useSceneLog.ts';
import { DecisionList, decisionsOf } from './DecisionList.tsx';

/** Why the engine did, or did not do, something. */
export function WhyPanel({ scene, node, decision, onExplain }: PanelProps & { readonly decision: number | undefined }) {
  const log = useSceneLog(scene);
  const decisions = useMemo(() => decisionsOf(log.data ?? [], node), [log.data, node]);
  if (log.isPending) return <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 18 }} />;
  if (log.isError && !log.data) return <Failure error={log.error} onRetry={() => void log.refetch()} />;
  // What the reader has opened stays open while new decisions come in above it.
  const chosen =
    decisions.find((each) => each.seq === decision) ??
    decisions.find((each) => each.type === 'ruleFired') ??
    decisions[0];
  return (
    <DecisionList
      decisions={decisions}
      chosen={chosen}
      log={log.data ?? []}
      tale={scene}
      node={node}
      onExplain={onExplain}
    />
  );
}
