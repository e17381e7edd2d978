import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { LogType } from '../../../rules/interpreter/messages.ts';
import { isLogType } from './describeEntry.ts';

export const ENTRY_GROUPS = ['decisions', 'effects', 'people', 'flow', 'trouble'] as const;
export type EntryGroup = (typeof ENTRY_GROUPS)[number];

const GROUPS: Readonly<Record<LogType, EntryGroup>> = {
  campaignStarted: 'flow',
  campaignEnded: 'flow',
  nodeEntered: 'flow',
  nodeLeft: 'flow',
  taskOpened: 'people',
  taskReminded: 'people',
  taskEscalated: 'people',
  taskDone: 'people',
  taskExpired: 'people',
  approvalAsked: 'people',
  approvalDecided: 'people',
  decided: 'decisions',
  ruleFired: 'decisions',
  ruleSuppressed: 'decisions',
  ruleRecovered: 'decisions',
  noData: 'trouble',
  stale: 'trouble',
  effectRequested: 'effects',
  effectApplied: 'effects',
  effectFailed: 'trouble',
  effectDeclined: 'effects',
  variableSet: 'flow',
  setStored: 'flow',
  anchorMoved: 'people',
  migrated: 'people',
  paused: 'people',
  resumed: 'people',
  parked: 'trouble',
  intervention: 'people',
};

export const groupOfEntry = ({ type }: Pick<LogEntryWire, 'type'>): EntryGroup =>
  isLogType(type) ? GROUPS[type] : 'flow';

/** What a newcomer wants to read: the steps of the flow itself are on the canvas already. */
export const isTelling = (entry: Pick<LogEntryWire, 'type'>): boolean =>
  entry.type === 'campaignStarted' || entry.type === 'campaignEnded' || groupOfEntry(entry) !== 'flow';
