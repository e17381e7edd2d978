import { campaignSchema, clockAnswerSchema } from '../../../rules/api/campaigns.ts';
import { ingestAnswerSchema } from '../../../rules/api/ingest.ts';
import type { MetricPointWire } from '../../../rules/api/ingest.ts';
import { shopSchema } from '../../../rules/api/shops.ts';
import type { Act, LogEntry } from '../../../rules/interpreter/messages.ts';
import type { CampaignState } from '../../../rules/interpreter/state.ts';
import type { Json } from '../../../rules/json.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { PlanFile } from '../../../rules/metrics/plan.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import { prepare } from '../../../rules/playbook/program.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { CampaignClock } from '../../../rules/time/clock.ts';
import { look, nextLookMs } from '../../../rules/watch/look.ts';
import { compileWatch } from '../../../rules/watch/rules.ts';
import type { ConnectorAnswer } from '../../../workflows/ports.ts';
import { approve } from '../engine.ts';
import { send } from './send.ts';
import type { Backstage, Stage } from './stage.ts';

/** Who acts in a campaign, when. */
export interface Cast {
  /** Hears what the log says. */
  hear(entries: readonly LogEntry[]): void;
  /** Campaign instant (epoch ms) of the next act; Infinity if there is none. */
  readonly nextMs: number;
  takeAt(atMs: number): readonly Act[];
}

/** What is played, and all that happens around it. Instants are epoch ms of campaign time. */
export interface Play {
  readonly playbook: Playbook;
  readonly anchors: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly startMs: number;
  readonly untilMs: number;
  readonly plan?: PlanFile;
  readonly points: readonly MetricPoint[];
  readonly datasets: Readonly<Record<string, readonly Row[]>>;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly cast: Cast;
  /** Answers of the platform by node and entering, `node/n`, in order; what comes after them is applied. */
  readonly answers: Readonly<Record<string, readonly ConnectorAnswer[]>>;
  readonly result?: Json;
}

/** Nothing lasts so long on a machine that is not standing still. */
const QUIET_LIMIT_MS = 30_000;
const LOOK_AGAIN_MS = 250;
const DAY_MS = 86_400_000;

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
  private atMs: number;
  private nextLook: number | null = null;
  private readonly points: MetricPoint[];
  private batches = 0;

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
    this.watch = compileWatch(this.program);
    this.atMs = play.startMs;
    this.points = play.points.toSorted((a, b) => a.atMs - b.atMs);
  }

  get state(): CampaignState {
    return this.backstage.state!;
  }

  async perform(): Promise<void> {
    await this.launch();
    await this.untilQuiet();
    for (let nextMs = this.nextMs(); nextMs <= this.play.untilMs; nextMs = this.nextMs()) await this.step(nextMs);
  }

  private async launch(): Promise<void> {
    const { programs } = this.stage.engine;
    const { playbook, anchors, parameters = {}, plan = {}, datasets, roles } = this.play;
    const approved = await approve(this.stage.engine, { ...playbook, id: this.id });
    const { timezone, currency } = playbook;
    const connector = { type: 'simulated', baseUrl: 'http://127.0.0.1:1' };
    await programs.put(`/shops/${this.id}`, { title: this.id, timezone, currency, connector }, shopSchema);
    for (const [dataset, rows] of Object.entries(datasets)) {
      await programs.post(`/shops/${this.id}/datasets/${dataset}`, { batch: 'all', rows }, ingestAnswerSchema);
    }
    await this.sendHistory();
    await this.sendPoints(this.atMs);
    const body = { ...approved, id: this.id, shop: this.id, anchors, parameters, plan, roles, clock: this.clock };
    await programs.post('/campaigns', body, campaignSchema);
  }

  /** The shop's source has sent every metric before, too long ago to be read: so it can say what it is complete for. */
  private async sendHistory(): Promise<void> {
    const metrics = new Set([...this.watched, ...this.points.map((point) => point.metric)]);
    const at = new Date(this.atMs - 90 * DAY_MS).toISOString();
    await this.post([...metrics].map((metric) => ({ metric, at, value: 0 })));
  }

  private async sendPoints(throughMs: number): Promise<void> {
    const count = this.points.findIndex((point) => point.atMs > throughMs);
    const due = this.points.splice(0, count === -1 ? this.points.length : count);
    if (due.length === 0 && this.watched.length === 0) return;
    await this.post(
      due.map(({ atMs, ...point }) => ({ ...point, at: new Date(atMs).toISOString() })),
      throughMs,
    );
  }

  private get watched(): readonly string[] {
    const { nodes } = this.play.playbook;
    return nodes.flatMap((node) => (this.program.kindOf(node.id).watch ? this.watch(node.id).metrics : []));
  }

  private async post(points: readonly MetricPointWire[], throughMs?: number): Promise<void> {
    const complete = throughMs !== undefined && { completeThrough: new Date(throughMs).toISOString() };
    const body = { batch: String(++this.batches), points, ...complete };
    await this.stage.engine.programs.post(`/shops/${this.id}/metrics`, body, ingestAnswerSchema);
  }

  private get isWatching(): boolean {
    return this.backstage.state?.tokens.some((token) => token.data['watching'] === true) ?? false;
  }

  private nextMs(): number {
    const { state } = this;
    if (hasEnded(state)) return Infinity;
    const timers = state.status === 'paused' ? [] : state.timers.map((timer) => timer.dueMs);
    const pointMs = this.isWatching ? this.points[0]?.atMs : undefined;
    return Math.min(this.play.cast.nextMs, ...timers, pointMs ?? Infinity, this.nextLook ?? Infinity);
  }

  private async step(atMs: number): Promise<void> {
    await this.sendPoints(atMs);
    const before = this.clock;
    this.atMs = atMs;
    const acts = this.play.cast.takeAt(atMs);
    if (acts.length > 0) {
      this.backstage.heldClock = before;
      await this.putClock();
      for (const act of acts) await send(this.stage.engine, this.id, act, this.program);
      this.backstage.heldClock = undefined;
    }
    await this.putClock();
    this.stage.clockStepped();
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

  /** No timer is due, and the watch has found all there is to find up to now, of which the campaign has taken in all. */
  private async isQuiet(): Promise<boolean> {
    const { state } = this.backstage;
    this.nextLook = null;
    if (!state) return false;
    if (hasEnded(state)) return true;
    if (state.status !== 'paused' && state.timers.some((timer) => timer.dueMs <= this.atMs)) return false;
    const stored = await this.stage.ports.watches.read(this.id);
    if (!stored) return true;
    const { outbox, nextNumber, horizonMs } = stored.state;
    if (outbox.length > 0 || nextNumber - 1 !== state.watch.taken) return false;
    const view = await this.stage.ports.data.view(this.id);
    const reached = horizonMs !== null && horizonMs <= this.atMs;
    const looked = look(this.program, this.watch, stored.state, view, {
      throughMs: reached ? horizonMs : this.atMs,
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
