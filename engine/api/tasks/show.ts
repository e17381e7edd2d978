import { findAction } from '../../../rules/actions/catalogue.ts';
import type { Task } from '../../../rules/api/tasks.ts';
import type { User } from '../../../rules/api/session.ts';
import { toCampaignMs } from '../../../rules/time/clock.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import type { StoredSet } from '../../../rules/watch/view.ts';
import { peopleOf } from '../../auth/roles.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { decode } from '../../models/json-text.ts';
import type { TaskDocument } from '../../models/task.ts';
import type { TaskRecord } from '../../ports/projection/task-record.ts';
import { inputsOf } from './card.ts';

export interface TaskSurroundings {
  readonly campaign: CampaignDocument;
  readonly users: readonly User[];
  readonly storedSet: (ref: string) => StoredSet | undefined;
  /** Whose page it is. */
  readonly reader: User | undefined;
  /** Real time, epoch ms. */
  readonly nowMs: number;
}

/** The people who may do it now: those it was given to, and those it was escalated to. */
export function peopleFor(
  { assignee, escalatedTo }: TaskRecord,
  campaign: CampaignDocument,
  users: readonly User[],
): string[] {
  const roles = decode(campaign.roles);
  const people = [assignee, ...escalatedTo].flatMap((each) => peopleOf(each, users, roles));
  return [...new Set(people.map((user) => user.id))];
}

export function showTask(stored: TaskDocument, { campaign, users, storedSet, reader, nowMs }: TaskSurroundings): Task {
  const record = decode(stored.record);
  const submission = stored.submission === undefined ? undefined : decode(stored.submission);
  const { timezone, currency } = campaign;
  const people = peopleFor(record, campaign, users);
  const format = (ms: number): string => formatInstant(ms, timezone);
  const {
    outcome,
    dueMs,
    remindedAtMs,
    doneAtMs,
    doneBy,
    values,
    about,
    quorum,
    do: action,
    description,
    reason,
  } = record;
  const presentMs = doneAtMs ?? toCampaignMs(decode(campaign.clock), nowMs);
  return {
    id: stored._id,
    campaign: campaign._id,
    campaignName: campaign.name,
    shop: campaign.shop,
    timezone,
    currency,
    node: record.node,
    kind: record.kind,
    title: record.title,
    ...(description !== undefined && { description }),
    assignee: record.assignee,
    escalatedTo: [...record.escalatedTo],
    people,
    mine: reader !== undefined && people.includes(reader.id),
    state: record.state,
    ...(outcome && { outcome }),
    openedAt: format(record.openedAtMs),
    ...(dueMs !== undefined && { due: format(dueMs) }),
    overdue: dueMs !== undefined && presentMs > dueMs,
    ...(remindedAtMs !== undefined && { remindedAt: format(remindedAtMs) }),
    ...(doneAtMs !== undefined && { doneAt: format(doneAtMs) }),
    ...(doneBy !== undefined && { doneBy }),
    form: [...record.form],
    checklist: [...record.checklist],
    evidenceRequired: record.evidenceRequired,
    ...(values && { values: { ...values } }),
    ...(record.outcome === 'done' && submission?.evidence !== undefined && { evidence: submission.evidence }),
    ...(record.outcome === 'done' && submission?.attachments && { attachments: [...submission.attachments] }),
    ...(reason !== undefined && { reason }),
    ...(about && { about }),
    ...(quorum !== undefined && { quorum }),
    shows: { ...record.shows },
    decisions: record.decisions.map(({ atMs, ...decision }) => ({ ...decision, at: format(atMs) })),
    ...(action !== undefined && {
      do: action,
      actionTitle: findAction(action)?.title ?? { en: action, 'zh-CN': action },
    }),
    ...(action !== undefined && { inputs: inputsOf(record, storedSet) }),
  };
}
