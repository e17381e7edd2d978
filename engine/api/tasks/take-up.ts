import type { User } from '../../../rules/api/session.ts';
import { listUsers } from '../../auth/people.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { decode } from '../../models/json-text.ts';
import type { TaskDocument } from '../../models/task.ts';
import type { TaskRecord } from '../../ports/projection/task-record.ts';
import type { ApiDeps } from '../deps.ts';
import { conflict, notAllowed, notFound } from '../http/refusals.ts';
import { peopleFor } from './show.ts';
import * as words from './words.ts';

export interface TakenUp {
  readonly stored: TaskDocument;
  readonly record: TaskRecord;
  readonly campaign: CampaignDocument;
}

/**
 * The open task, if it is for this person to do.
 * A request that names itself may be one that was sent before: then the campaign knows whether it was done.
 * @throws {Refusal}
 */
export async function takeUp(
  models: ApiDeps['models'],
  id: string,
  user: User,
  requestId: string | undefined,
): Promise<TakenUp> {
  const { stored, record, campaign } = await findTask(models, id);
  if (!peopleFor(record, campaign, await listUsers(models)).includes(user.id))
    throw notAllowed(words.NOT_YOURS, 'not-yours');
  if (record.state !== 'open' && requestId === undefined) throw conflict('task-not-open', words.NOT_OPEN);
  return { stored, record, campaign };
}

export async function findTask(models: Pick<ApiDeps['models'], 'tasks' | 'campaigns'>, id: string): Promise<TakenUp> {
  const stored = await models.tasks.findById(id).lean();
  const campaign = stored && (await models.campaigns.findById(stored.campaign, { projection: 0 }).lean());
  if (!stored || !campaign) throw notFound(words.TASK, id);
  return { stored, record: decode(stored.record), campaign };
}
