import { answerRecall } from '../../rules/answers/recall.ts';
import { resolveSets } from '../../rules/answers/sets.ts';
import type { Answer, Command } from '../../rules/interpreter/messages.ts';
import type { Json } from '../../rules/json.ts';
import { DONE } from '../../rules/effects/ledger-states.ts';
import type { LedgerState } from '../../rules/effects/ledger-states.ts';
import { compareReading } from '../../rules/effects/reading.ts';
import type { EffectRequest, LedgerEntry, Ports } from '../ports.ts';
import type { Loaded } from './programs.ts';

type Outgoing = Extract<Command, { type: 'effect' | 'note' }>;

/** Effects on the outside world. Each goes through the ledger, under a key that makes repeating it harmless. */
export function createEffectActivities(ports: Ports, load: (campaign: string) => Promise<Loaded>) {
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

  const applied = async (key: string): Promise<LedgerEntry> => {
    const entry = await ports.ledger.find(key);
    // It was written before the campaign was told that it is applied.
    if (!entry) throw new Error(`The ledger has no effect ${key}`);
    return entry;
  };
  // Also after a repetition: whoever died may have died before this.
  const concludeUndone = async ({ undoes }: Outgoing): Promise<void> => {
    if (undoes) await ports.ledger.conclude(undoes.key, undoes.as);
  };

  return {
    /** Asks the shop's connector to carry an effect out; that it fails is an answer, not an exception. */
    async performEffect(campaign: string, command: Extract<Command, { type: 'effect' }>): Promise<Answer> {
      const known = await ports.ledger.find(command.key);
      if (known && (DONE as readonly LedgerState[]).includes(known.state)) {
        await concludeUndone(command);
        return { type: 'applied', result: known.after ?? null, duplicate: true };
      }
      const request = await requestOf(campaign, command);
      const isFirstCall = !known || known.attempts === 0;
      const found = isFirstCall ? await ports.connectors.before(request, command.timeoutMs) : known.before;
      await ports.ledger.write({ ...request, state: 'requested', attempt: command.attempt, before: found });
      const answer = await ports.connectors.perform(request, command.timeoutMs);
      if (!answer.applied) {
        await ports.ledger.write({ ...request, state: 'failed', attempt: command.attempt, error: answer.error });
        return { type: 'failed', error: answer.error, retryable: answer.retryable };
      }
      const { before = found, after, duplicate, result } = answer;
      const reason = command.unchecked && ('unchecked' as const);
      await ports.ledger.write({
        ...request,
        state: 'applied',
        attempt: command.attempt,
        before,
        after,
        duplicate,
        reason,
      });
      await concludeUndone(command);
      return { type: 'applied', result: result ?? after ?? null, ...(duplicate && { duplicate }) };
    },

    /** What it takes to undo an effect, and whether the platform still has what it had put there. Changes nothing. */
    async recallEffect(campaign: string, command: Extract<Command, { type: 'recall' }>): Promise<Answer> {
      const { program } = await load(campaign);
      const { config } = program.nodes.get(command.node)!;
      const entry = await applied(command.of);
      const reading = await ports.connectors.read(entry, command.timeoutMs);
      return answerRecall(program, program.kindOf(command.node).undoes!(config)!, command, entry, reading);
    },

    /** Reads again what an effect has changed; if the value is there, the ledger says so. */
    async readEffectBack(campaign: string, command: Extract<Command, { type: 'readBack' }>): Promise<Answer> {
      const entry = await applied(command.key);
      const answer = compareReading(entry.after, await ports.connectors.read(entry, command.timeoutMs));
      if (answer.found === 'same') await ports.ledger.conclude(command.key, 'verified');
      return answer;
    },

    /** Writes into the ledger what is not for a connector: held, declined, told, or done by a person's hand. */
    async note(campaign: string, command: Extract<Command, { type: 'note' }>): Promise<Answer> {
      // What a person could not do was never applied: that is a line of its own.
      if (command.state === 'failed' && command.by === undefined) {
        await ports.ledger.conclude(command.key, 'failed', command.error);
        return { type: 'stored' };
      }
      const request = await requestOf(campaign, command);
      await ports.ledger.write({
        ...request,
        state: command.state,
        ...(command.reason && { reason: command.reason }),
        ...(command.present !== undefined && { before: command.present }),
        ...(command.by !== undefined && { by: command.by }),
        ...(command.values !== undefined && { after: command.values }),
        ...(command.error !== undefined && { error: command.error }),
        ...(command.attachments && { attachments: command.attachments }),
      });
      await concludeUndone(command);
      return { type: 'stored' };
    },
  };
}
