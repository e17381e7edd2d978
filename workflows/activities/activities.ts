import { answerAllocate } from '../../rules/answers/allocate.ts';
import { answerEvaluate } from '../../rules/answers/evaluate.ts';
import { answerSelect } from '../../rules/answers/select.ts';
import type { Answer, Command, LogEntry } from '../../rules/interpreter/messages.ts';
import type { CampaignState } from '../../rules/interpreter/state.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import type { Ports } from '../ports.ts';
import { createChildActivities } from './children.ts';
import { createEffectActivities } from './effects.ts';
import { createLoader } from './programs.ts';
import type { Loaded } from './programs.ts';
import { createWatchActivities } from './watch.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

const specOf = ({ program }: Loaded, node: string) => ({
  spec: program.kindOf(node),
  config: program.nodes.get(node)!.config,
});

/** What the campaign workflow has done outside of itself, over the ports that the engine implements. */
export function createActivities(ports: Ports) {
  const load = createLoader(ports.campaigns);
  return {
    async readCampaign(campaign: string, contentHash: string): Promise<{ playbook: Playbook; clock: CampaignClock }> {
      const [playbook, { clock }] = await Promise.all([
        ports.campaigns.readPlaybook(contentHash),
        ports.campaigns.read(campaign),
      ]);
      return { playbook, clock };
    },

    async readPlaybook(contentHash: string): Promise<Playbook> {
      return ports.campaigns.readPlaybook(contentHash);
    },

    async moveToVersion(campaign: string, version: number, contentHash: string): Promise<void> {
      await ports.campaigns.moveToVersion(campaign, version, contentHash);
    },

    async readClock(campaign: string): Promise<CampaignClock> {
      return (await ports.campaigns.read(campaign)).clock;
    },

    async evaluate(campaign: string, command: CommandOf<'evaluate'>): Promise<Answer> {
      const loaded = await load(campaign);
      const { spec, config } = specOf(loaded, command.node);
      return answerEvaluate(loaded.program, spec.evaluates!(config), command, await ports.data.view(campaign));
    },

    async select(campaign: string, command: CommandOf<'select'>): Promise<Answer> {
      const loaded = await load(campaign);
      const { spec, config } = specOf(loaded, command.node);
      const { answer, set } = answerSelect(
        loaded.program,
        spec.selects!(config),
        command,
        await ports.data.view(campaign),
      );
      if (set) await ports.data.storeSet(campaign, command.ref, set);
      return answer;
    },

    async allocate(campaign: string, command: CommandOf<'allocate'>): Promise<Answer> {
      const { spec, config } = specOf(await load(campaign), command.node);
      const { answer, sets } = answerAllocate(spec.allocates!(config), command, await ports.data.view(campaign));
      for (const { ref, set } of sets) await ports.data.storeSet(campaign, ref, set);
      return answer;
    },

    async storeSet(campaign: string, command: CommandOf<'storeSet'>): Promise<Answer> {
      const loaded = await load(campaign);
      const { spec, config } = specOf(loaded, command.node);
      const from = spec.watch!(config).forEach ?? '';
      const stored = (await ports.watches.read(campaign))?.state.context.sets[from];
      const dataset = stored && (await ports.data.view(campaign)).storedSet(stored.$set)?.dataset;
      await ports.data.storeSet(campaign, command.ref, { dataset: dataset ?? from, ids: command.rows });
      return { type: 'stored' };
    },

    async review(campaign: string, command: CommandOf<'review'>): Promise<Answer> {
      const { spec, config } = specOf(await load(campaign), command.node);
      await ports.reviews.build(campaign, command.node, spec.reviews!(config), command.context);
      return { type: 'reviewed' };
    },

    async project(campaign: string, entries: readonly LogEntry[], state: CampaignState): Promise<void> {
      await ports.projection.project(campaign, entries, state);
    },

    ...createChildActivities(ports),
    ...createEffectActivities(ports, load),
    ...createWatchActivities(ports, load),
  };
}

export type Activities = ReturnType<typeof createActivities>;
