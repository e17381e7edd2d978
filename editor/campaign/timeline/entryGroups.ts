import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { LogType } from '../../../rules/interpreter/messages.ts';
import { isLogType } from './describeEntry.ts';

export const ENTRY_GROUPS = ['decisions', 'effects', 'people', 'interventions', 'flow', 'trouble'] as const;
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
  anchorMoved: 'interventions',
  migrated: 'interventions',
  paused: 'interventions',
  resumed: 'interventions',
  parked: 'trouble',
  intervention: 'interventions',
};

export const groupOfEntry = ({ type }: Pick<LogEntryWire, 'type'>): EntryGroup =>
  isLogType(type) ? GROUPS[type] : 'flow';

/** What a newcomer wants to read: the steps of the flow itself are on the canvas already. */
export const isTelling = (entry: Pick<LogEntryWire, 'type'>): boolean =>
  entry.type === 'campaignStarted' || entry.type === 'campaignEnded' || groupOfEntry(entry) !== 'flow';

/** Everybody who did something, in the order in which they first did. */
export const peopleIn = (log: readonly LogEntryWire[]): readonly string[] => [
  ...new Set(log.flatMap(({ by }) => (typeof by === 'string' ? [by] : []))),
];
