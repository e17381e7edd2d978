import type { User } from '../../../rules/api/session.ts';
import type { Task } from '../../../rules/api/tasks.ts';
import type { StoredSet } from '../../../rules/watch/view.ts';
import { listUsers } from '../../auth/people.ts';
import { decode, encode } from '../../models/json-text.ts';
import type { TaskDocument } from '../../models/task.ts';
import { act } from '../campaigns/acts.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict, refusedContent } from '../http/refusals.ts';
import { unknownAttachments } from './attachments.ts';
import { checkCompletion } from './complete.ts';
import { showTask } from './show.ts';
import { takeUp } from './take-up.ts';
import * as words from './words.ts';

/** A page of tasks done needs no more. */
const MOST_SHOWN = 500;

export function taskHandlers(
  deps: Pick<ApiDeps, 'models' | 'client' | 'now'>,
): Some<'listTasks' | 'completeTask' | 'decideTask'> {
  const { models, now } = deps;

  async function show(stored: readonly TaskDocument[], reader: User | undefined): Promise<Task[]> {
    const ids = [...new Set(stored.map((task) => task.campaign))];
    const [campaigns, users, sets] = await Promise.all([
      models.campaigns.find({ _id: { $in: ids } }, { projection: 0 }).lean(),
      listUsers(models),
      models.storedSets.find({ campaign: { $in: ids } }).lean(),
    ]);
    const byId = new Map(campaigns.map((campaign) => [campaign._id, campaign]));
    const refs = new Map(sets.map(({ _id, set }) => [_id, set]));
    const storedSet = (ref: string): StoredSet | undefined => {
      const set = refs.get(ref);
      return set === undefined ? undefined : decode(set);
    };
    return stored.flatMap((task) => {
      const campaign = byId.get(task.campaign);
      return campaign ? [showTask(task, { campaign, users, storedSet, reader, nowMs: now() })] : [];
    });
  }

  return {
    async listTasks({ query: { state, mine, campaign }, principal }) {
      const reader = principal.kind === 'person' ? principal.user : undefined;
      const found = await models.tasks
        .find({ ...(state && { state }), ...(campaign !== undefined && { campaign }) })
        .sort({ openedAtMs: -1 })
        .limit(state === 'open' ? 0 : MOST_SHOWN)
        .lean();
      const tasks = await show(found, reader);
      return mine === 'true' ? tasks.filter((task) => task.mine) : tasks;
    },

    async completeTask({ params, body, principal: { user } }) {
      const { stored, record } = await takeUp(models, params.id, user, body.requestId);
      if (record.kind === 'approval') throw conflict('is-approval', words.IS_APPROVAL);
      const { values, checklist = [], evidence, attachments = [], requestId } = body;
      const unknown = await unknownAttachments(models, stored._id, attachments);
      const problems = [...checkCompletion(record, body), ...unknown];
      if (problems.length > 0) throw refusedContent(problems, words.INCOMPLETE);
      // Before the act, so that nothing of it is lost if the engine dies in between.
      const submission = encode({
        by: user.id,
        checklist,
        ...(evidence !== undefined && { evidence }),
        ...(attachments.length > 0 && { attachments }),
      });
      if (record.state === 'open') await models.tasks.updateOne({ _id: stored._id }, { $set: { submission } });
      // A field that was left empty says nothing: of an action by hand, what was proposed for it holds.
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
      await act(
        deps,
        stored.campaign,
        {
          type: 'completeTask',
          by: user.id,
          task: stored.task,
          values: given,
          checklist,
          ...(evidence !== undefined && { evidence }),
          ...(attachments.length > 0 && { attachments }),
        },
        requestId,
      );
      return { accepted: true };
    },

    async decideTask({ params, body, principal: { user } }) {
      const { stored, record } = await takeUp(models, params.id, user, body.requestId);
      if (record.kind !== 'approval') throw conflict('is-no-approval', words.IS_NO_APPROVAL);
      const { decision, comment, requestId } = body;
      const what = {
        type: 'decide',
        by: user.id,
        task: stored.task,
        decision,
        ...(comment !== undefined && { comment }),
      } as const;
      await act(deps, stored.campaign, what, requestId);
      return { accepted: true };
    },
  };
}
