import { advance, checkAct, launch } from '../../rules/interpreter/advance.ts';
import type { Advanced } from '../../rules/interpreter/advance.ts';
import { childEnded } from '../../rules/interpreter/child-ended.ts';
import { drive } from '../../rules/interpreter/drive.ts';
import type { Answer, Command } from '../../rules/interpreter/messages.ts';
import type { CampaignState } from '../../rules/interpreter/state.ts';
import { applyMigration } from '../../rules/migration/migrate.ts';
import { prepare } from '../../rules/playbook/program.ts';
import type { Program } from '../../rules/playbook/program.ts';
import { unreachable } from '../../rules/problems/result.ts';
import type { Acted, BrokenCampaign, CampaignClient } from '../../engine/ports/campaign-client.ts';
import { createActivities } from '../../workflows/activities/activities.ts';
import type { Activities } from '../../workflows/activities/activities.ts';
import type { ActRequest, CampaignInput, MigrationRequest } from '../../workflows/messages.ts';
import type { Ports } from '../../workflows/ports.ts';

interface Run {
  program: Program;
  readonly parent: string | undefined;
  state: CampaignState;
}

/** Campaigns that run in this process, by the production interpreter, activities and ports; Temporal alone is left out. */
export class InProcessCampaigns implements CampaignClient {
  readonly #ports: Ports;
  readonly #activities: Activities;
  readonly #runs = new Map<string, Run>();
  /** The acts that were done: sent again with the same id, they are not done twice. */
  readonly #done = new Set<string>();
  readonly clockSignals: string[] = [];
  isReachable = true;
  readonly broken: BrokenCampaign[] = [];
  #arriving: Promise<unknown> = Promise.resolve();

  /** Resolves when the ends of children that are on their way have come in. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    await this.#arriving;
  }

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#activities = createActivities(ports);
  }

  async launch(input: CampaignInput): Promise<void> {
    if (!this.isReachable) throw new Error('Temporal cannot be reached');
    if (this.#runs.has(input.campaign)) return;
    const program = prepare(await this.#ports.campaigns.readPlaybook(input.contentHash));
    const { campaign, anchors, parameters, launchedAtMs: atMs, by } = input;
    const launched = launch(program, {
      type: 'launch',
      atMs,
      campaign,
      anchors,
      parameters,
      ...(by !== undefined && { by }),
    });
    if (!launched.ok) throw new Error(JSON.stringify(launched.problems));
    this.#runs.set(campaign, { program, parent: input.parent, state: launched.value.state });
    await this.#take(campaign, launched.value);
  }

  async act(campaign: string, { id, atMs, act }: ActRequest): Promise<Acted> {
    const request = `${campaign} ${id}`;
    if (this.#done.has(request)) return { type: 'done' };
    const run = this.#runs.get(campaign);
    if (!run || run.state.status === 'completed' || run.state.status === 'stopped') return { type: 'gone' };
    const problems = checkAct(run.program, run.state, act);
    if (problems.length > 0) return { type: 'refused', problems };
    this.#done.add(request);
    await this.#take(
      campaign,
      advance(run.program, run.state, { type: 'instant', atMs: Math.max(atMs, run.state.nowMs), acts: [act] }),
    );
    return { type: 'done' };
  }

  async migrate(campaign: string, { atMs, migration }: MigrationRequest): Promise<Acted> {
    const run = this.#runs.get(campaign);
    if (!run || run.state.status === 'completed' || run.state.status === 'stopped') return { type: 'gone' };
    const instant = { type: 'instant', atMs: Math.max(atMs, run.state.nowMs), acts: [] } as const;
    await this.#take(campaign, advance(run.program, run.state, instant));
    const next = prepare(await this.#activities.readPlaybook(migration.contentHash));
    const migrated = applyMigration(run.program, next, run.state, migration);
    if (!migrated.ok) return { type: 'refused', problems: migrated.problems };
    await this.#activities.moveToVersion(campaign, migration.version, migration.contentHash);
    run.program = next;
    await this.#take(campaign, migrated.value);
    return { type: 'done' };
  }

  async readState(campaign: string): Promise<CampaignState | null> {
    return this.#runs.get(campaign)?.state ?? null;
  }

  /** Time comes to an instant of campaign time: what is due happens. */
  async advanceTo(campaign: string, atMs: number): Promise<void> {
    const run = this.#runs.get(campaign)!;
    for (let { state } = run; state.status === 'running'; state = run.state) {
      const dueMs = Math.min(...state.timers.map((timer) => timer.dueMs));
      if (!(dueMs < atMs)) break;
      await this.#take(campaign, advance(run.program, state, { type: 'instant', atMs: dueMs, acts: [] }));
    }
    await this.#take(campaign, advance(run.program, run.state, { type: 'instant', atMs, acts: [] }));
  }

  stateOf(campaign: string): CampaignState {
    return this.#runs.get(campaign)!.state;
  }

  async signalClock(campaign: string): Promise<void> {
    this.clockSignals.push(campaign);
  }

  async findBroken(campaigns: readonly string[]): Promise<readonly BrokenCampaign[]> {
    return this.broken.filter(({ campaign }) => campaigns.includes(campaign));
  }

  async health(): Promise<boolean> {
    return this.isReachable;
  }

  async #take(campaign: string, advanced: Advanced): Promise<void> {
    const run = this.#runs.get(campaign)!;
    const driven = await drive(run.program, advanced, (command) => this.#carryOut(campaign, command));
    run.state = driven.state;
    await this.#activities.project(campaign, driven.log, driven.state);
    const ended = driven.log.find((entry) => entry.type === 'campaignEnded');
    if (!ended || run.parent === undefined) return;
    const { parent } = run;
    // As a signal: it is on its way, and whoever sent it goes on.
    setImmediate(() => {
      const act = childEnded(campaign, driven.state);
      this.#arriving = this.#arriving.then(() => this.act(parent, { id: campaign, atMs: ended.atMs, act }));
    });
  }

  #carryOut(campaign: string, command: Command): Promise<Answer> {
    const activities = this.#activities;
    switch (command.type) {
      case 'evaluate':
        return activities.evaluate(campaign, command);
      case 'select':
        return activities.select(campaign, command);
      case 'allocate':
        return activities.allocate(campaign, command);
      case 'storeSet':
        return activities.storeSet(campaign, command);
      case 'review':
        return activities.review(campaign, command);
      case 'note':
        return activities.note(campaign, command);
      case 'watch':
        return activities.lookAhead(campaign, command);
      case 'launchChild':
        return activities.launchChild(campaign, command);
      case 'tellChild':
        return activities.tellChild(campaign, command);
      case 'effect':
        return activities.performEffect(campaign, command);
      case 'recall':
        return activities.recallEffect(campaign, command);
      case 'readBack':
        return activities.readEffectBack(campaign, command);
      default:
        return unreachable(command);
    }
  }
}
