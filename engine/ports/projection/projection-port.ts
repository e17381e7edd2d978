import type { LogEntry } from '../../../rules/interpreter/messages.ts';
import type { CampaignState } from '../../../rules/interpreter/state.ts';
import { statusShown } from '../../../rules/interpreter/status.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import type { ProjectionPort } from '../../../workflows/ports.ts';
import type { Hub } from '../../data/hub.ts';
import { decode, encode } from '../../models/json-text.ts';
import type { Models } from '../../models/models.ts';
import { NotStoredError } from '../campaigns.ts';
import { projectCampaign } from './projection.ts';
import { createTaskProjector } from './task-projector.ts';

type ProjectionModels = Pick<Models, 'campaigns' | 'logEntries' | 'tasks'>;

/**
 * Keeps what the screens read up to date. Each part remembers the newest entry that it has counted, so that an activity
 * that is run again, or one that comes late, changes nothing.
 */
export function createProjectionPort(
  models: ProjectionModels,
  hub: Hub,
  loadProgram: (campaign: string) => Promise<Program>,
): ProjectionPort {
  const projectTasks = createTaskProjector(models);

  return {
    async project(campaign, entries, state) {
      const program = await loadProgram(campaign);
      await writeLog(models, campaign, entries);
      const tasksChanged = await projectTasks(campaign, entries, state, program);
      await projectState(models, campaign, entries, state, program);
      if (entries.length > 0) hub.changed('log', { campaign, seq: entries.at(-1)!.seq });
      if (tasksChanged) hub.changed('tasks', { campaign });
      hub.changed('campaign', { campaign, seq: state.nextSeq - 1 });
    },
  };
}

async function writeLog(
  { logEntries }: ProjectionModels,
  campaign: string,
  entries: readonly LogEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await logEntries.bulkWrite(
    entries.map((entry) => ({
      updateOne: {
        filter: { _id: `${campaign}/${entry.seq}` },
        update: {
          $setOnInsert: {
            campaign,
            seq: entry.seq,
            atMs: entry.atMs,
            type: entry.type,
            ...(entry.node !== undefined && { node: entry.node }),
            entry: encode(entry),
          },
        },
        upsert: true,
      },
    })),
  );
}

async function projectState(
  { campaigns, logEntries }: ProjectionModels,
  campaign: string,
  entries: readonly LogEntry[],
  state: CampaignState,
  program: Program,
): Promise<void> {
  const throughSeq = state.nextSeq - 1;
  for (;;) {
    const stored = await campaigns.findById(campaign, { throughSeq: 1, projection: 1 }).lean();
    if (!stored) throw new NotStoredError('campaign', campaign);
    const before = stored.projection === undefined ? undefined : decode(stored.projection);
    if (stored.throughSeq > throughSeq || (before && before.nowMs > state.nowMs)) return;
    const fresh = entries.filter((entry) => entry.seq > stored.throughSeq);
    const isComplete = fresh.length === throughSeq - stored.throughSeq;
    const counted = isComplete ? fresh : await readLog(logEntries, campaign, stored.throughSeq, throughSeq);
    const projection = projectCampaign(before, counted, state, program);
    const { matchedCount } = await campaigns.updateOne(
      { _id: campaign, throughSeq: stored.throughSeq },
      { $set: { throughSeq, status: statusShown(state), projection: encode(projection) } },
    );
    if (matchedCount > 0) return;
  }
}

async function readLog(
  logEntries: Models['logEntries'],
  campaign: string,
  afterSeq: number,
  throughSeq: number,
): Promise<LogEntry[]> {
  const found = await logEntries
    .find({ campaign, seq: { $gt: afterSeq, $lte: throughSeq } })
    .sort({ seq: 1 })
    .lean();
  return found.map(({ entry }) => decode(entry));
}
