import { toCampaignMs } from '../../../rules/time/clock.ts';
import { resolveSets } from '../../../rules/answers/sets.ts';
import { decode } from '../../models/json-text.ts';
import { act } from '../campaigns/acts.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict } from '../http/refusals.ts';
import { findTask, takeUp } from './take-up.ts';
import * as words from './words.ts';

/** A card is on the screen by then; who waits for a platform longer reads it there. */
const READING_LIMIT_MS = 4_000;

/** What belongs to actions that people carry out, besides confirming them. */
export function byHandHandlers(
  deps: Pick<ApiDeps, 'models' | 'client' | 'now' | 'connectors'>,
): Some<'cannotDo' | 'readPresent'> {
  const { models, connectors, now } = deps;
  return {
    async cannotDo({ params, body: { reason, requestId }, principal: { user } }) {
      const { stored, record } = await takeUp(models, params.id, user, requestId);
      if (record.kind !== 'effect') throw conflict('not-by-hand', words.NOT_BY_HAND);
      await act(deps, stored.campaign, { type: 'cannotDo', by: user.id, task: stored.task, reason }, requestId);
      return { accepted: true };
    },

    async readPresent({ params }) {
      const { stored, record, campaign } = await findTask(models, params.id);
      if (record.do === undefined) return { readable: false };
      const sets = await models.storedSets.find({ campaign: campaign._id }).lean();
      const storedSet = (ref: string) => {
        const found = sets.find((each) => each._id === ref);
        return found && decode(found.set);
      };
      const inputs = Object.entries(record.with ?? {}).map(([name, value]) => [name, resolveSets(value, storedSet)]);
      const request = {
        campaign: campaign._id,
        node: record.node,
        key: `${campaign._id}/${stored.task}`,
        do: record.do,
        with: Object.fromEntries(inputs),
        atMs: toCampaignMs(decode(campaign.clock), now()),
      };
      const reading = await connectors.read(request, READING_LIMIT_MS);
      return reading.readable ? { readable: true, value: reading.value } : { readable: false };
    },
  };
}
