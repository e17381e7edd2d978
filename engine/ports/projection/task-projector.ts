import type { LogEntry } from '../../../rules/interpreter/messages.ts';
import type { CampaignState } from '../../../rules/interpreter/state.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import type { TaskDocument } from '../../models/task.ts';
import { decode, encode } from '../../models/json-text.ts';
import { isDuplicateKey } from '../../models/models.ts';
import type { Models } from '../../models/models.ts';
import { applyToTask, opensTask, taskOf, withMovedDeadline } from './task-record.ts';

/** CAMPAIGN.NODE.N: what people and pages call a task. */
export const taskDocumentId = (campaign: string, task: string): string => `${campaign}.${task.replace('/', '.')}`;

type ProjectTasks = (
  campaign: string,
  entries: readonly LogEntry[],
  state: CampaignState,
  program: Program,
) => Promise<boolean>;

/** Opens, changes and closes tasks as the log says; true if any changed. */
export function createTaskProjector({ tasks }: Pick<Models, 'tasks'>): ProjectTasks {
  return async (campaign, entries, state, program) => {
    const concerned = await tasksConcerned(tasks, campaign, entries);
    const anchorMoved = entries.some((entry) => entry.type === 'anchorMoved' || entry.type === 'migrated');
    let changed = false;
    for (const task of concerned) {
      const about = entries.filter((entry) => taskOf(entry) === task || entry.type === 'campaignEnded');
      if (await projectTask(tasks, campaign, task, about, state, program, anchorMoved)) changed = true;
    }
    return changed;
  };
}

async function tasksConcerned(
  tasks: Models['tasks'],
  campaign: string,
  entries: readonly LogEntry[],
): Promise<Set<string>> {
  const concerned = new Set(entries.filter(opensTask).flatMap((entry) => taskOf(entry) ?? []));
  const named = new Set(entries.flatMap((entry) => taskOf(entry) ?? []));
  const all = entries.some((entry) => ['campaignEnded', 'anchorMoved', 'migrated'].includes(entry.type));
  // Every node is left in the end, but few of them ask anybody.
  if (all || named.size > 0) {
    const open = await tasks.find({ campaign, state: 'open' }, { task: 1 }).lean();
    for (const { task } of open) if (all || named.has(task)) concerned.add(task);
  }
  return concerned;
}

async function projectTask(
  tasks: Models['tasks'],
  campaign: string,
  task: string,
  entries: readonly LogEntry[],
  state: CampaignState,
  program: Program,
  anchorMoved: boolean,
): Promise<boolean> {
  const _id = taskDocumentId(campaign, task);
  for (;;) {
    const stored = await tasks.findById(_id).lean();
    const fresh = entries.filter((entry) => entry.seq > (stored?.throughSeq ?? 0));
    const before = stored ? decode(stored.record) : undefined;
    let record = fresh.reduce((sofar, entry) => applyToTask(sofar, entry, program), before);
    if (record && anchorMoved) record = withMovedDeadline(record, state.anchors, program);
    if (!record || record === before) return false;
    const throughSeq = fresh.at(-1)?.seq ?? stored?.throughSeq ?? 0;
    const { openedAtMs } = record;
    const written: Omit<TaskDocument, '_id'> = {
      campaign,
      task,
      state: record.state,
      openedAtMs,
      throughSeq,
      record: encode(record),
    };
    if (stored) {
      const { matchedCount } = await tasks.updateOne({ _id, throughSeq: stored.throughSeq }, { $set: written });
      if (matchedCount > 0) return true;
    } else if (await insert(tasks, { _id, ...written })) return true;
  }
}

async function insert(tasks: Models['tasks'], document: TaskDocument): Promise<boolean> {
  try {
    await tasks.create(document);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
