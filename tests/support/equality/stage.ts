import type { LogEntry } from '../../../rules/interpreter/messages.ts';
import type { CampaignState } from '../../../rules/interpreter/state.ts';
import type { Json } from '../../../rules/json.ts';
import type { CampaignClock } from '../../../rules/time/clock.ts';
import type { ConnectorAnswer, Ports } from '../../../workflows/ports.ts';
import { Context } from '@temporalio/activity';
import { startTestEngine } from '../engine.ts';
import type { TestEngine } from '../engine.ts';

/** What a test sees of one campaign from behind the ports, and what it decides there. */
export class Backstage {
  /** Of the campaigns that it started, by their ids. */
  readonly children = new Map<string, Backstage>();
  /** The runs of its workflow so far. */
  readonly runs = new Set<string>();
  /** The newest state that was projected. */
  state: CampaignState | undefined;
  /** Entries of the log that nobody heard of yet. */
  unheard: LogEntry[] = [];
  /** While it is set, the campaign and its watch take this for their clock: what people do at an instant comes first. */
  heldClock: CampaignClock | undefined;
  /** Answers of the platform by effect key, in order; what comes after them is applied. */
  answers: Readonly<Record<string, readonly ConnectorAnswer[]>> = {};
  /** What the platform answers to an effect that it applies. */
  result: Json = null;
  readonly calls: string[] = [];
  private lastSeq = 0;
  /** The playbook of a campaign that another one started. */
  readonly ref: string;
  private readonly parent: Backstage | undefined;
  private readonly news: Signal;

  constructor(ref = '', parent?: Backstage) {
    this.ref = ref;
    this.parent = parent;
    this.news = parent?.news ?? new Signal();
  }

  get clock(): CampaignClock | undefined {
    return this.parent ? this.parent.clock : this.heldClock;
  }

  nextNews(): Promise<void> {
    return this.news.next();
  }
  changed(): void {
    this.news.raise();
  }

  project(entries: readonly LogEntry[], state: CampaignState): void {
    // What was projected before may come again, from a worker that was interrupted.
    this.unheard.push(...entries.filter((entry) => entry.seq > this.lastSeq));
    this.lastSeq = Math.max(this.lastSeq, ...entries.map((entry) => entry.seq));
    this.state = state;
    this.runs.add(Context.current().info.workflowExecution?.runId ?? '');
    this.changed();
  }

  call(key: string): ConnectorAnswer {
    const earlier = this.calls.filter((each) => each === key).length;
    this.calls.push(key);
    return this.answers[key]?.[earlier] ?? { applied: true, result: this.result };
  }
}

/** A whole engine, for campaigns whose clocks are stepped. */
export class Stage {
  readonly engine: TestEngine;
  /** As the engine made them. */
  readonly ports: Ports;
  private readonly backstages: Map<string, Backstage>;

  private constructor(engine: TestEngine, ports: Ports, backstages: Map<string, Backstage>) {
    this.engine = engine;
    this.ports = ports;
    this.backstages = backstages;
  }

  static async open(env: NodeJS.ProcessEnv = {}): Promise<Stage> {
    const backstages = new Map<string, Backstage>();
    let bare: Ports | undefined;
    const engine = await startTestEngine({
      env,
      wrapPorts: (ports) => wrap((bare = ports), backstages),
    });
    return new Stage(engine, bare!, backstages);
  }

  /** Before the campaign is launched. */
  enter(campaign: string): Backstage {
    const backstage = new Backstage();
    this.backstages.set(campaign, backstage);
    return backstage;
  }

  close(): Promise<void> {
    return this.engine.stop();
  }
}

/** Something that happens again and again. */
class Signal {
  private waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
  raise(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function wrap(ports: Ports, backstages: Map<string, Backstage>): Ports {
  return {
    ...ports,
    campaigns: {
      ...ports.campaigns,
      async read(campaign) {
        const record = await ports.campaigns.read(campaign);
        const clock = backstages.get(campaign)?.clock;
        return clock ? { ...record, clock } : record;
      },
    },
    connectors: {
      ...ports.connectors,
      perform: (request) => Promise.resolve(backstages.get(request.campaign)!.call(request.key)),
    },
    children: {
      ...ports.children,
      async launch(campaign, launch) {
        const parent = backstages.get(campaign)!;
        const backstage = parent.children.get(launch.child) ?? new Backstage(launch.ref, parent);
        parent.children.set(launch.child, backstage);
        backstages.set(launch.child, backstage);
        const problem = await ports.children.launch(campaign, launch);
        if (problem) parent.children.delete(launch.child);
        return problem;
      },
    },
    projection: {
      async project(campaign, entries, state) {
        await ports.projection.project(campaign, entries, state);
        backstages.get(campaign)?.project(entries, state);
      },
    },
    watches: {
      ...ports.watches,
      async write(campaign, ...what) {
        const written = await ports.watches.write(campaign, ...what);
        backstages.get(campaign)?.changed();
        return written;
      },
    },
  };
}
