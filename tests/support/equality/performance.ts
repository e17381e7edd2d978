import { campaignSchema, clockAnswerSchema } from '../../../rules/api/campaigns.ts';
import type { CampaignState } from '../../../rules/interpreter/state.ts';
import { prepare } from '../../../rules/playbook/program.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import { horizonMs } from '../../../rules/simulate/horizon.ts';
import type { CampaignClock } from '../../../rules/time/clock.ts';
import { look, nextLookMs } from '../../../rules/watch/look.ts';
import { compileWatch } from '../../../rules/watch/rules.ts';
import { approve } from '../engine.ts';
import type { Play } from './play.ts';
import { send } from './send.ts';
import { ShopSource } from './source.ts';
import type { Backstage, Stage } from './stage.ts';

/** Nothing lasts so long on a machine that is not standing still. */
const QUIET_LIMIT_MS = 240_000;
const LOOK_AGAIN_MS = 250;

/**
 * One campaign on the production engine, on a clock that is stepped from instant to instant: to the next timer, point,
 * act, or look of the watch, and only when everything that was due before is done.
 */
export class Performance {
  readonly id: string;
  readonly backstage: Backstage;
  private readonly stage: Stage;
  private readonly play: Play;
  private readonly program: Program;
  private readonly watch;
  private readonly source: ShopSource;
  private atMs: number;
  private nextLook: number | null = null;

  constructor(stage: Stage, id: string, play: Play) {
    this.stage = stage;
    this.id = id;
    this.play = play;
    this.backstage = stage.enter(id);
    this.backstage.answers = Object.fromEntries(
      Object.entries(play.answers).map(([key, answers]) => [`${id}/${key}`, answers]),
    );
    this.backstage.result = play.result ?? null;
    this.program = prepare(play.playbook);
    const watch = compileWatch(this.program);
    this.watch = watch;
    this.atMs = play.startMs;
    const watching = play.playbook.nodes.filter((node) => this.program.kindOf(node.id).watch);
    const watched = watching.flatMap((node) => watch(node.id).metrics);
    this.source = new ShopSource(stage.engine, id, play.points, watched);
  }

  get state(): CampaignState {
    return this.backstage.state!;
  }

  async perform(): Promise<void> {
    await this.launch();
    await this.untilQuiet();
    for (let nextMs = this.nextMs(); nextMs <= this.untilMs; nextMs = this.nextMs()) await this.step(nextMs);
  }

  private async launch(): Promise<void> {
    const { engine } = this.stage;
    const { playbook, anchors, parameters = {}, plan = {}, datasets, roles } = this.play;
    const approved = await approve(engine, { ...playbook, id: this.id });
    await this.source.open(playbook, datasets, this.atMs);
    const body = { ...approved, id: this.id, shop: this.id, anchors, parameters, plan, roles, clock: this.clock };
    await engine.programs.post('/campaigns', body, campaignSchema);
  }

  /** The campaign and those that it started, as they were projected last. */
  private get states(): readonly CampaignState[] {
    return [this.backstage, ...this.backstage.children.values()].flatMap(({ state }) => (state ? [state] : []));
  }

  /** As in a simulation, each campaign is played to its own horizon at least. */
  private get untilMs(): number {
    const children = [...this.backstage.children.values()].flatMap(({ state, ref }) =>
      state ? [horizonMs(this.play.playbooks[ref]!, state.anchors, this.play.startMs)] : [],
    );
    return Math.max(this.play.untilMs, ...children);
  }

  private nextMs(): number {
    const live = this.states.filter((state) => !hasEnded(state));
    if (live.length === 0) return Infinity;
    const timers = live.flatMap((state) => (state.status === 'paused' ? [] : state.timers));
    return Math.min(
      hasEnded(this.state) ? Infinity : this.play.cast.nextMs,
      ...timers.map((timer) => timer.dueMs),
      isWatching(this.state) ? this.source.nextMs : Infinity,
      this.nextLook ?? Infinity,
    );
  }

  private async step(atMs: number): Promise<void> {
    await this.source.sendThrough(atMs);
    const before = this.clock;
    this.atMs = atMs;
    const acts = this.play.cast.takeAt(atMs, this.state);
    if (acts.length > 0) {
      this.backstage.heldClock = before;
      await this.putClock();
      for (const act of acts) await send(this.stage.engine, this.id, act, this.play.sends);
      this.backstage.heldClock = undefined;
    }
    await this.putClock();
    await this.untilQuiet();
  }

  private get clock(): CampaignClock {
    return { segments: [{ realMs: 0, campaignMs: this.atMs, rate: 0 }] };
  }

  private async putClock(): Promise<void> {
    await this.stage.engine.programs.put(`/campaigns/${this.id}/clock`, { clock: this.clock }, clockAnswerSchema);
  }

  private async untilQuiet(): Promise<void> {
    const untilMs = performance.now() + QUIET_LIMIT_MS;
    for (;;) {
      const news = this.backstage.nextNews();
      if (await this.isQuiet()) break;
      if (performance.now() > untilMs)
        throw new Error(`${this.id} is still busy at ${new Date(this.atMs).toISOString()}`);
      await Promise.race([news, new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))]);
    }
    this.play.cast.hear(this.backstage.unheard.splice(0));
  }

  /** No timer is due, all that campaigns tell each other has arrived, and so has all that the watch can find up to now. */
  private async isQuiet(): Promise<boolean> {
    const { state, children } = this.backstage;
    this.nextLook = null;
    if (!state) return false;
    if (this.states.some((each) => this.hasTimerDue(each))) return false;
    if (hasEnded(state)) return true;
    for (const { data } of state.tokens) {
      const child = typeof data['child'] === 'string' && children.get(data['child'])?.state;
      if (data['child'] !== undefined && (!child || hasEnded(child))) return false;
    }
    return this.hasWatchedAll(state);
  }

  private hasTimerDue(state: CampaignState): boolean {
    const waits = state.status === 'paused' || hasEnded(state);
    return !waits && state.timers.some((timer) => timer.dueMs <= this.atMs);
  }

  private async hasWatchedAll(state: CampaignState): Promise<boolean> {
    const stored = await this.stage.ports.watches.read(this.id);
    // Its watch ends before the campaign shows that it does not watch any more.
    if (!stored) return !isWatching(state);
    const { outbox, nextNumber, horizonMs: stopMs } = stored.state;
    if (outbox.length > 0 || nextNumber - 1 !== state.watch.taken) return false;
    const view = await this.stage.ports.data.view(this.id);
    const reached = stopMs !== null && stopMs <= this.atMs;
    const looked = look(this.program, this.watch, stored.state, view, {
      throughMs: reached ? stopMs : this.atMs,
      beforeOrder: reached ? 0 : null,
      presentMs: this.atMs,
    });
    this.nextLook = nextLookMs(this.program, this.watch, looked, view, this.atMs);
    return (
      looked.entries === stored.state.entries &&
      looked.outbox === outbox &&
      looked.seenArrival === stored.state.seenArrival
    );
  }
}

const hasEnded = ({ status }: CampaignState): boolean => status === 'completed' || status === 'stopped';

const isWatching = (state: CampaignState): boolean =>
  !hasEnded(state) && state.tokens.some((token) => token.data['watching'] === true);
