import { prepare } from '../../rules/playbook/program.ts';
import type { Program } from '../../rules/playbook/program.ts';
import { compileWatch } from '../../rules/watch/rules.ts';
import type { WatchProgram } from '../../rules/watch/rules.ts';
import type { CampaignPort, CampaignRecord } from '../ports.ts';

export interface Loaded {
  readonly record: CampaignRecord;
  readonly program: Program;
  readonly watch: WatchProgram;
}

/** How many playbooks stay compiled in memory. */
const KEPT = 100;

/** Loads what a campaign runs from; approved contents never change, so each is compiled once. */
export function createLoader(campaigns: CampaignPort): (campaign: string) => Promise<Loaded> {
  const compiled = new Map<string, Promise<{ program: Program; watch: WatchProgram }>>();
  const compile = async (contentHash: string) => {
    const program = prepare(await campaigns.readPlaybook(contentHash));
    return { program, watch: compileWatch(program) };
  };
  return async (campaign) => {
    const record = await campaigns.read(campaign);
    let entry = compiled.get(record.contentHash);
    if (!entry) {
      entry = compile(record.contentHash);
      compiled.set(record.contentHash, entry);
      entry.catch(() => compiled.delete(record.contentHash));
      const [oldest] = compiled.keys();
      if (compiled.size > KEPT && oldest !== undefined) compiled.delete(oldest);
    }
    return { record, ...(await entry) };
  };
}
