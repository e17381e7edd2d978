import { acceptedSchema } from '../../../rules/api/interventions.ts';
import type { Act } from '../../../rules/interpreter/messages.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import { ApiError } from '../../../engine/demo/client.ts';
import type { TestEngine } from '../engine.ts';

/** Has a person do something through the API; whether it was accepted. Acts of anybody else than a person are a program's. */
export async function send(engine: TestEngine, campaign: string, act: Act, program: Program): Promise<boolean> {
  const { path, body } = requestOf(campaign, act, program);
  try {
    await (await engine.as(act.by)).post(path, body, acceptedSchema);
    return true;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 409 || error.status === 422)) return false;
    throw error;
  }
}

function requestOf(campaign: string, act: Act, program: Program): { path: string; body: object } {
  const { by: _, type, ...rest } = act;
  switch (act.type) {
    case 'completeTask': {
      const [node = ''] = act.task.split('/');
      const { checklist = [], evidence } = program.nodes.get(node)!.config as {
        checklist?: readonly string[];
        evidence?: boolean;
      };
      const body = { values: act.values, checklist, ...(evidence && { evidence: 'seen' }) };
      return { path: `${taskPath(campaign, act.task)}/complete`, body };
    }
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
