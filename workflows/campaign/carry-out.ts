import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { Answer, Command } from '../../rules/interpreter/messages.ts';
import { unreachable } from '../../rules/problems/result.ts';
import { COMMAND_IMPOSSIBLE } from '../activities/impossible.ts';
import { effectsWithin, local, remote } from './activities.ts';
import type { Looks } from './looks.ts';

/** Carries a campaign's command out. What can never succeed comes back as a problem, which parks the node for a person. */
export async function carryOut(campaign: string, command: Command, looks: Looks): Promise<Answer> {
  try {
    return await perform(campaign, command, looks);
  } catch (error) {
    const cause = error instanceof ActivityFailure ? error.cause : undefined;
    if (!(cause instanceof ApplicationFailure) || cause.type !== COMMAND_IMPOSSIBLE) throw error;
    const message = cause.message;
    return { type: 'problem', code: 'command-impossible', message: { en: message, 'zh-CN': message } };
  }
}

function perform(campaign: string, command: Command, looks: Looks): Promise<Answer> {
  switch (command.type) {
    case 'evaluate':
      return local.evaluate(campaign, command);
    case 'select':
      return local.select(campaign, command);
    case 'allocate':
      return local.allocate(campaign, command);
    case 'storeSet':
      return local.storeSet(campaign, command);
    case 'review':
      return local.review(campaign, command);
    case 'note':
      return local.note(campaign, command);
    case 'watch':
      return looks.lookAhead(command);
    case 'launchChild':
      return remote.launchChild(campaign, command);
    case 'tellChild':
      return remote.tellChild(campaign, command);
    case 'effect':
      return effectsWithin(command.timeoutMs).performEffect(campaign, command);
    case 'recall':
      return effectsWithin(command.timeoutMs).recallEffect(campaign, command);
    case 'readBack':
      return effectsWithin(command.timeoutMs).readEffectBack(campaign, command);
    default:
      return unreachable(command);
  }
}
