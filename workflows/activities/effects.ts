import { resolveSets } from '../../rules/answers/sets.ts';
import type { Answer, Command } from '../../rules/interpreter/messages.ts';
import type { Json } from '../../rules/json.ts';
import type { EffectRequest, Ports } from '../ports.ts';

type Outgoing = Extract<Command, { type: 'effect' | 'note' }>;

/** Effects on the outside world. Each goes through the ledger, under a key that makes repeating it harmless. */
export function createEffectActivities(ports: Ports) {
  const requestOf = async (campaign: string, command: Outgoing): Promise<EffectRequest> => {
    const view = await ports.data.view(campaign);
    const inputs = Object.entries(command.with).map(([name, value]): [string, Json] => [
      name,
      resolveSets(value, (ref) => view.storedSet(ref)),
    ]);
    return {
      campaign,
      node: command.node,
      key: command.key,
      do: command.do,
      with: Object.fromEntries(inputs),
      atMs: command.atMs,
    };
  };

  return {
    /** Asks the shop's connector to carry an effect out; that it fails is an answer, not an exception. */
    async performEffect(campaign: string, command: Extract<Command, { type: 'effect' }>): Promise<Answer> {
      const known = await ports.ledger.find(command.key);
      if (known?.state === 'applied') return { type: 'applied', result: known.after ?? null, duplicate: true };
      const request = await requestOf(campaign, command);
      await ports.ledger.write({ ...request, state: 'requested', attempt: command.attempt });
      const answer = await ports.connectors.perform(request, command.timeoutMs);
      if (!answer.applied) {
        await ports.ledger.write({ ...request, state: 'failed', attempt: command.attempt, error: answer.error });
        return { type: 'failed', error: answer.error, retryable: answer.retryable };
      }
      const { before, after, duplicate, result } = answer;
      await ports.ledger.write({ ...request, state: 'applied', attempt: command.attempt, before, after, duplicate });
      return { type: 'applied', result: result ?? after ?? null, ...(duplicate && { duplicate }) };
    },

    /** Writes into the ledger what is not for a connector: held, declined, told, or done by a person's hand. */
    async note(campaign: string, command: Extract<Command, { type: 'note' }>): Promise<Answer> {
      const request = await requestOf(campaign, command);
      await ports.ledger.write({
        ...request,
        state: command.state,
        ...(command.by !== undefined && { by: command.by }),
        ...(command.values !== undefined && { after: command.values }),
      });
      return { type: 'stored' };
    },
  };
}
