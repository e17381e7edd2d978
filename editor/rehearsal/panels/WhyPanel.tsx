import { useMemo } from 'react';
import { DecisionList, decisionsOf } from '../../campaign/why/DecisionList.tsx';
import type { LogPanelProps } from './EventsPanel.tsx';

/** Why something was or was not done, up to the instant. */
export function WhyPanel({
  log,
  happened,
  tale,
  node,
  decision,
  onExplain,
}: LogPanelProps & { readonly decision: number | undefined }) {
  const decisions = useMemo(() => decisionsOf(log.slice(0, happened), node), [log, happened, node]);
  const chosen = decisions.find((each) => each.seq === decision) ?? decisions[0];
  return <DecisionList decisions={decisions} chosen={chosen} log={log} tale={tale} node={node} onExplain={onExplain} />;
}
