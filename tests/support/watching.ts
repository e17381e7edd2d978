import type { WatchUpdate } from '../../rules/interpreter/messages.ts';
import type { Json } from '../../rules/json.ts';
import type { Plan } from '../../rules/metrics/plan.ts';
import { MemoryPoints } from '../../rules/metrics/points.ts';
import type { MetricPoint } from '../../rules/metrics/points.ts';
import { prepare } from '../../rules/playbook/program.ts';
import type { Row } from '../../rules/feel/scope.ts';
import type { MonitorConfig } from '../../rules/kinds/monitor/monitor.ts';
import { resolveInstant } from '../../rules/time/instant.ts';
import { look, nextLookMs } from '../../rules/watch/look.ts';
import { compileWatch } from '../../rules/watch/rules.ts';
import type { WatchState } from '../../rules/watch/state.ts';
import type { Transition } from '../../rules/watch/transition.ts';
import type { Arrival, DataView } from '../../rules/watch/view.ts';
import { sinceT0, t } from './campaign.ts';
import { playbookOf, T0_MS } from './playbooks.ts';
import type { WrittenPlaybook } from './playbooks.ts';

/** Data that come in when a test says so, and may come late. */
export class ArrivingData implements DataView {
  readonly points = new MemoryPoints();
  plan: Plan = {};
  planUnder = (): Plan => this.plan;
  /** How often the rows of a data set were asked for. */
  rowsRead = 0;
  readonly datasets: Record<string, Row[]> = {};
  completeMs = -Infinity;
  /** The metrics that `completeMs` speaks of; all, if absent. */
  completeFor: readonly string[] | undefined;
  private readonly arrivals: Arrival[] = [];

  /** Points that arrive together at an instant of campaign time, which may be later than their own. */
  bring(atMs: number, ...points: readonly MetricPoint[]): void {
    for (const point of points) this.points.insert(point);
    this.arrivals.push({ seq: this.arrivals.length, atMs, metrics: [...new Set(points.map((point) => point.metric))] });
  }
  rows = (dataset: string): readonly Row[] | undefined => {
    this.rowsRead += 1;
    return this.datasets[dataset];
  };
  row = (dataset: string, id: string): Row | undefined => this.datasets[dataset]?.find((row) => row.id === id);
  storedSet = (): undefined => undefined;
  arrivalsAfter = (seq: number): readonly Arrival[] => this.arrivals.slice(seq + 1);
  completeThroughMs = (metrics: readonly string[]): number =>
    metrics.every((metric) => this.completeFor?.includes(metric) ?? true) ? this.completeMs : -Infinity;
}

/** The watch of one campaign, led by hand; all monitors were entered at T0. */
export class TestWatch {
  readonly data = new ArrivingData();
  readonly found: Transition[] = [];
  state: WatchState;
  private readonly program;
  private readonly watchProgram;
  private readonly update: WatchUpdate;

  constructor(written: WrittenPlaybook, parameters: Readonly<Record<string, Json>> = {}) {
    this.program = prepare(playbookOf(written));
    this.watchProgram = compileWatch(this.program);
    const anchors = { T0: T0_MS, T1: t('P1D') };
    this.update = {
      entries: this.program.playbook.nodes
        .filter((node) => node.kind === 'monitor')
        .map((node, index) => ({
          token: index + 1,
          node: node.id,
          enteredMs: T0_MS,
          ...this.windowOf(node.config),
          sets: {},
        })),
      context: { nowMs: T0_MS, phase: '', parameters, variables: {}, anchors, sets: {} },
      busy: [],
      paused: false,
      horizonMs: null,
    };
    const { update } = this;
    this.state = look(this.program, this.watchProgram, undefined, this.data, {
      throughMs: T0_MS,
      beforeOrder: 0,
      presentMs: T0_MS,
      update,
    });
  }

  private windowOf({ window: { from, to } }: MonitorConfig): { fromMs: number; toMs: number } {
    const scope = { anchors: { T0: T0_MS, T1: t('P1D') }, timeZone: 'Asia/Shanghai', nowMs: T0_MS };
    return { fromMs: resolveInstant(from, scope), toMs: resolveInstant(to, scope) };
  }

  /** Looks through the instant, as of the present instant, taking in whatever is found; lines of what that was. */
  lookThrough(atMs: number, presentMs = atMs): readonly string[] {
    const before = this.found.length;
    for (;;) {
      const taken = this.found.at(-1)?.number ?? 0;
      this.state = look(
        this.program,
        this.watchProgram,
        JSON.parse(JSON.stringify(this.state)) as WatchState,
        this.data,
        {
          throughMs: atMs,
          beforeOrder: null,
          presentMs,
          taken,
        },
      );
      if (this.state.outbox.length === 0) break;
      this.found.push(...this.state.outbox);
    }
    return this.found.slice(before).map(describeTransition);
  }

  /** What is told: pauses, live branches. */
  tell(atMs: number, change: Partial<WatchUpdate>): void {
    const update = { ...this.update, ...change, context: { ...this.update.context, nowMs: atMs } };
    this.state = look(this.program, this.watchProgram, this.state, this.data, {
      throughMs: atMs,
      beforeOrder: 0,
      presentMs: atMs,
      taken: this.found.at(-1)?.number ?? 0,
      update,
    });
  }

  nextMs(presentMs: number): number | null {
    return nextLookMs(this.program, this.watchProgram, this.state, this.data, presentMs);
  }

  next(presentMs: number): string | null {
    const nextMs = this.nextMs(presentMs);
    return nextMs === null ? null : sinceT0(nextMs);
  }
}

const describeTransition = (each: Transition): string =>
  [sinceT0(each.atMs), each.type, each.node, each.rule, 'reason' in each ? each.reason : '', each.rows ?? '']
    .join(' ')
    .trimEnd();
