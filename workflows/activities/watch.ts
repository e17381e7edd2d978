import type { Answer, Command } from '../../rules/interpreter/messages.ts';
import { toCampaignMs } from '../../rules/time/clock.ts';
import { look } from '../../rules/watch/look.ts';
import type { Ports } from '../ports.ts';
import type { Loaded } from './programs.ts';

/** The campaign's own look at what its monitors see, up to the instant that it has come to. */
export function createWatchActivities(ports: Ports, load: (campaign: string) => Promise<Loaded>) {
  return {
    async lookAhead(campaign: string, command: Extract<Command, { type: 'watch' }>): Promise<Answer> {
      const { record, program, watch } = await load(campaign);
      const presentMs = toCampaignMs(record.clock, ports.now());
      const { throughMs, beforeOrder, taken, update } = command;
      if (update?.entries.length === 0) {
        await ports.watches.remove(campaign);
        return { type: 'watched', transitions: [], lookedMs: throughMs, lookedOrder: beforeOrder };
      }
      for (;;) {
        const stored = await ports.watches.read(campaign);
        const view = await ports.data.view(campaign);
        const state = look(program, watch, stored?.state, view, { throughMs, beforeOrder, presentMs, taken, update });
        // The shard's watch may have written meanwhile: then this look saw an old state and is done again.
        if (!(await ports.watches.write(campaign, record.watchShard, stored?.version ?? 0, state))) continue;
        const { outbox: transitions, lookedMs, lookedOrder } = state;
        return { type: 'watched', transitions, lookedMs, lookedOrder };
      }
    },
  };
}
