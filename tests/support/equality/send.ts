import { randomUUID } from 'node:crypto';
import { acceptedSchema } from '../../../rules/api/interventions.ts';
import type { Act } from '../../../rules/interpreter/messages.ts';
import { ApiError } from '../../../engine/demo/client.ts';
import type { TestEngine } from '../engine.ts';

/**
 * Has a person do something through the API; whether it was accepted. With a number of times, the request is sent again
 * under the same id, as by somebody who did not get the answer.
 */
export async function send(engine: TestEngine, campaign: string, act: Act, times = 1): Promise<boolean> {
  const { path, body } = requestOf(campaign, act);
  const person = await engine.as(act.by);
  const requestId = randomUUID();
  let answers = 0;
  for (let tries = 0; answers < times; tries++) {
    try {
      await person.post(path, { ...body, requestId }, acceptedSchema);
      answers += 1;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 409 || error.status === 422) return false;
      // "Try again in a moment; what was asked is not done twice."
      if (error.status !== 503 || tries === MOST_TRIES) throw error;
    }
  }
  return true;
}

/** Of an engine that does not answer in time, on a machine that is busy otherwise. */
const MOST_TRIES = 8;

function requestOf(campaign: string, act: Act): { path: string; body: object } {
  const { by: _, type, ...rest } = act;
  switch (act.type) {
    case 'completeTask': {
      const { values, checklist, evidence } = act;
      return { path: `${taskPath(campaign, act.task)}/complete`, body: { values, checklist, evidence } };
    }
    case 'cannotDo':
      return { path: `${taskPath(campaign, act.task)}/cannot-do`, body: { reason: act.reason } };
    case 'decide':
      return { path: `${taskPath(campaign, act.task)}/decide`, body: { decision: act.decision } };
    case 'moveAnchor':
      return {
        path: `/campaigns/${campaign}/move-anchor`,
        body: { anchor: act.anchor, to: new Date(act.toMs).toISOString() },
      };
    case 'setParameter':
      return { path: `/campaigns/${campaign}/set-parameter`, body: rest };
    default:
      return { path: `/campaigns/${campaign}/${type}`, body: rest };
  }
}

const taskPath = (campaign: string, task: string): string => `/tasks/${campaign}.${task.replace('/', '.')}`;
