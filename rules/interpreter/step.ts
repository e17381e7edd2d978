import { evaluateFeel } from '../feel/evaluate.ts';
import type { SetHandle } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import { own } from '../own.ts';
import type { Program } from '../playbook/program.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { Result } from '../problems/result.ts';
import { shift } from '../time/duration.ts';
import { parseInstant, resolveInstantOrDuration } from '../time/instant.ts';
import { formatInstant } from '../time/zone.ts';
import type { Transition } from '../watch/transition.ts';
import { feelScope } from './context.ts';
import type { Act, Command, Context, LogEntry, LogType } from './messages.ts';
import type { Arrivals, CampaignState, Gathering, Round, Token } from './state.ts';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id' | 'atMs'> : never;

/** Only the first rows of a firing carry their own explanation: the log must stay readable, and small. */
const EXPLAINED_ROWS = 20;

const NO_ARRIVALS: Arrivals = { edges: [], passed: false };

/**
 * One step of a campaign under way: what a kind may do to it. The state is never changed in place: each operation
 * puts a new one in `state`, so the one that the step began with stays as it was.
 */
export class Step {
  readonly commands: Command[] = [];
  readonly log: LogEntry[] = [];
  /** Acts that could not be done, which left no trace. */
  readonly refused: { readonly act: Act; readonly problems: readonly Problem[] }[] = [];
  readonly program: Program;
  state: CampaignState;

  constructor(program: Program, state: CampaignState) {
    this.program = program;
    this.state = state;
  }

  get nowMs(): number {
    return this.state.nowMs;
  }
  get isPaused(): boolean {
    return this.state.status === 'paused';
  }
  get timeZone(): string {
    return this.program.playbook.timezone;
  }
  get launchedBy(): string | undefined {
    return this.state.launchedBy;
  }

  // ── Tokens ──

  /** The token moves along the outcome's edge; without one it ends. */
  leave(token: Token, outcome: string): void {
    const current = this.current(token);
    this.record('nodeLeft', current, { outcome });
    this.remove(current);
    this.send(current, outcome, {});
  }

  /** A further token sets out from the node by the outcome, while this one stays. */
  spawn(token: Token, outcome: string, extra: { firings?: readonly string[]; sets?: Token['sets'] } = {}): void {
    const current = this.current(token);
    this.send(current, outcome, {
      firings: [...current.firings, ...(extra.firings ?? [])],
      sets: { ...current.sets, ...extra.sets },
    });
  }

  /** A start lets a token in: itself, or another one while it stays armed. */
  letIn(token: Token, staysArmed: boolean): void {
    if (staysArmed) this.add({ ...token, state: 'ready' });
    else this.update(token, { state: 'ready' });
  }

  /** Sends a token along every edge of the outcome; together they are one round, which a join ends. */
  split(token: Token, outcome: string): void {
    const current = this.current(token);
    const round = `${current.node}/${current.n}`;
    this.record('nodeLeft', current, { outcome });
    this.remove(current);
    const { rounds, firings, sets } = current;
    this.patch({ rounds: { ...this.state.rounds, [round]: { rounds, firings, sets } } });
    for (const edge of this.edges(current.node, outcome)) {
      this.add({
        ...current,
        node: edge.to,
        edge: edge.id,
        state: 'ready',
        rounds: [...rounds, round],
        ...this.hopping(current),
        data: {},
      });
    }
  }

  /** The token has come to a join, which lets one go on when tokens from `needed` different edges of a round came. */
  arrive(token: Token, needed: number, outcome: string): void {
    const current = this.current(token);
    const round = current.rounds.at(-1);
    const key = arrivalsKey(current);
    const edge = current.edge ?? '';
    const { edges, passed } = this.arrivalsBefore(key, edge, round);
    const arrived = [...new Set([...edges, edge])];
    // Outside of any split, a join that every edge has come over starts afresh.
    const isOver = round === undefined && arrived.length >= this.incoming(current.node);
    const settle = (now: Arrivals) =>
      this.patch({ arrivals: { ...this.state.arrivals, [key]: isOver ? NO_ARRIVALS : now } });
    if (passed) {
      settle({ edges: arrived, passed });
      return this.remove(current);
    }
    if (edges.includes(edge) && needed > 0) return this.remove(current);
    if (arrived.length < needed) {
      this.patch({ arrivals: { ...this.state.arrivals, [key]: { edges: arrived, passed: false } } });
      if (edges.length > 0) this.remove(current);
      return;
    }
    settle({ edges: arrived, passed: true });
    for (const waiting of this.state.tokens) {
      if (
        waiting.id !== current.id &&
        waiting.node === current.node &&
        waiting.state !== 'ready' &&
        arrivalsKey(waiting) === key
      ) {
        this.remove(waiting);
      }
    }
    const outer = round === undefined ? undefined : this.state.rounds[round];
    if (outer) this.update(current, { rounds: outer.rounds, firings: outer.firings, sets: outer.sets });
    this.leave(current, outcome);
  }

  /** Outside of any split only the edges tell one coming from the next: the same one again begins the next. */
  private arrivalsBefore(key: string, edge: string, round: Round | undefined): Arrivals {
    const before = this.state.arrivals[key] ?? NO_ARRIVALS;
    return round === undefined && before.passed && before.edges.includes(edge) ? NO_ARRIVALS : before;
  }

  endBranch(token: Token): void {
    this.remove(token);
  }

  /** Ends the campaign as soon as what is in flight has come back and no token is parked. */
  endCampaign(token: Token, result: string | undefined): void {
    this.remember(token, { ends: true, ...(result !== undefined && { result }) });
  }

  /** A person must look at it: the token stays, with its problem, until it is retried, skipped or stopped. */
  park(token: Token, problem: Problem): void {
    this.clearTimers(token);
    this.update(token, { state: 'parked', problem });
    this.record('parked', token, { problem: { code: problem.code, message: problem.message } });
  }

  /** Adds to what the kind remembers while the token is on the node. */
  remember(token: Token, data: Readonly<Record<string, Json>>): void {
    this.update(token, { data: { ...this.current(token).data, ...data } });
  }

  /** A token that stays behind for an effect when the flow goes on; it waits for what undoes it. */
  stand(token: Token, effect: string): Token {
    const { node, n } = this.current(token);
    const flowless = { rounds: [], firings: [], sets: {}, data: {} };
    this.add({ node, n, sinceMs: this.nowMs, state: 'standing', effect, ...flowless });
    return this.state.tokens.at(-1)!;
  }

  /** A person deals with a parked token: it waits again for what it waited for. */
  unpark(token: Token): void {
    this.update(token, { state: token.effect === undefined ? 'open' : 'standing', problem: undefined });
  }

  // ── Time ──

  /** A timer at an instant or after a duration; it moves when its anchor does. An instant that has passed is due now. */
  timerAt(token: Token, what: string, expression: string): void {
    this.addTimer(token, what, this.resolve(expression, token), expression);
  }
  timerMs(token: Token, what: string, dueMs: number): void {
    this.addTimer(token, what, dueMs);
  }
  /** A timer some time before an instant; none if that has passed. */
  timerBefore(token: Token, what: string, expression: string, before: string): void {
    const dueMs = shift(this.resolve(expression, token), before, this.timeZone, -1);
    if (dueMs >= this.nowMs) this.addTimer(token, what, dueMs, expression, { sign: -1, duration: before });
  }
  timerAfter(token: Token, what: string, expression: string, after: string): void {
    const dueMs = shift(this.resolve(expression, token), after, this.timeZone);
    this.addTimer(token, what, dueMs, expression, { sign: 1, duration: after });
  }

  hasTimer(token: Token, what: string): boolean {
    return this.state.timers.some((timer) => timer.token === token.id && timer.what === what);
  }

  /** Epoch ms of an instant, or of a duration counted from when the token entered its node. */
  resolve(expression: string, token: Token): number {
    return resolveInstantOrDuration(expression, {
      anchors: this.state.anchors,
      timeZone: this.timeZone,
      nowMs: this.current(token).sinceMs,
    });
  }

  format(ms: number): string {
    return formatInstant(ms, this.timeZone);
  }

  // ── Values ──

  assign(token: Token, name: string, value: Json): void {
    this.patch({ variables: { ...this.state.variables, [name]: value } });
    this.tellWatch();
    this.record('variableSet', token, { name, value });
  }

  storeSet(token: Token, name: string, handle: SetHandle): void {
    this.patch({ sets: { ...this.state.sets, [name]: handle } });
    this.tellWatch();
    this.record('setStored', token, { name, count: handle.count });
  }

  /** A parameter or a variable by name; of a set its size. */
  lookUp(name: string): Json | undefined {
    const { variables, parameters, sets } = this.state;
    return own(variables, name) ?? own(parameters, name) ?? own(sets, name)?.count;
  }

  context(token: Token): Context {
    const { nowMs, parameters, variables, anchors, sets } = this.state;
    const phase = this.program.nodes.get(token.node)!.phase;
    return { nowMs, phase, parameters, variables, anchors, sets: { ...sets, ...this.current(token).sets } };
  }

  /** The value of an expression of the node's config; `field` is its JSON Pointer there, `more` variables of its own. */
  feel(expression: string, token: Token, field: string, more: Readonly<Record<string, Json>> = {}): Result<Json> {
    const context = this.context(token);
    const scope = feelScope({ ...context, variables: { ...context.variables, ...more } }, this.timeZone);
    return evaluateFeel(expression, scope, this.place(token, field));
  }

  sum(name: string): number {
    return this.state.sums[name] ?? 0;
  }
  addToSum(name: string, amount: number): void {
    this.patch({ sums: { ...this.state.sums, [name]: this.sum(name) + amount } });
  }

  // ── The watch ──

  startWatching(token: Token): void {
    this.remember(token, { watching: true });
    this.tellWatch();
  }

  /** The watch must be told of the state as it now is before it looks again. */
  tellWatch(): void {
    if (!this.state.watch.stale) this.patch({ watch: { ...this.state.watch, stale: true } });
  }

  /** A rule fires: its branch sets out, at once or, with rows, when the rest of the instant has settled. */
  fire(token: Token, fired: Extract<Transition, { type: 'fired' }>): void {
    const { rule, rows, firing, why, whys = {}, atMs } = fired;
    if (!rows) {
      this.record('ruleFired', token, { rule, why });
      return this.spawn(token, rule, { firings: [firing] });
    }
    const { gathering } = this.state;
    const earlier = gathering.find((each) => each.token.id === token.id && each.rule === rule);
    const gathered = {
      token: this.current(token),
      rule,
      atMs,
      rows: [...new Set([...(earlier?.rows ?? []), ...rows])].sort(),
      firings: [...(earlier?.firings ?? []), firing],
      whys: { ...earlier?.whys, ...whys },
    };
    this.patch({ gathering: [...gathering.filter((each) => each !== earlier), gathered] });
  }

  /** Sends out, as one token each, the rows that fired together. */
  sendGathered(): void {
    const ruleOrder = ({ token: { node }, rule }: Gathering) => {
      const { config } = this.program.nodes.get(node)!;
      return (
        this.program
          .kindOf(node)
          .watch?.(config)
          .rules.findIndex((each) => each.id === rule) ?? 0
      );
    };
    const gathering = [...this.state.gathering].sort(
      (a, b) =>
        this.order(a.token.node) - this.order(b.token.node) || a.token.id - b.token.id || ruleOrder(a) - ruleOrder(b),
    );
    this.patch({ gathering: [] });
    for (const { token, rule, rows, firings, whys } of gathering) {
      const set = { $set: this.ref(firings[0]!), count: rows.length };
      this.issue({ type: 'storeSet', node: token.node, ref: set.$set, rows }, { barrier: true });
      const explained = Object.fromEntries(rows.slice(0, EXPLAINED_ROWS).map((row) => [row, whys[row]]));
      this.record('ruleFired', token, { rule, rows, why: whys[rows[0]!], whys: explained });
      this.spawn(token, rule, { firings, sets: { [`${token.node}.${rule}`]: set } });
    }
  }

  // ── The outside ──

  /** Gives a command whose answer the token's kind receives. */
  ask(token: Token, command: Unnumbered<Command>): void {
    this.issue(command, { token: token.id });
  }
  /** Gives a command whose answer only has to be awaited. */
  tell(_token: Token, command: Unnumbered<Command>): void {
    this.issue(command, {});
  }

  issue(command: Unnumbered<Command>, asked: { token?: number; watch?: true; barrier?: true }): void {
    const id = this.state.nextCommand;
    const atMs = this.nowMs;
    this.commands.push({ ...command, id, atMs } as Command);
    this.patch({ nextCommand: id + 1, asked: [...this.state.asked, { command: id, atMs, ...asked }] });
  }

  record(type: LogType, token: Token | undefined, fields: Readonly<Record<string, unknown>> = {}): void {
    const { nextSeq: seq, nowMs: atMs } = this.state;
    this.log.push({
      seq,
      atMs,
      type,
      ...(token && { node: token.node, n: this.find(token)?.n ?? token.n }),
      ...fields,
    });
    this.patch({ nextSeq: seq + 1 });
  }

  /** A name of its own in the whole engine, for keys and stored sets. */
  ref(name: string): string {
    return `${this.state.campaign}/${name}`;
  }

  place(token: Token, field = ''): Place {
    const index = this.program.order.get(token.node) ?? 0;
    return { pointer: `/nodes/${index}/config${field}`, node: token.node };
  }

  hasEdge(node: string, outcome: string): boolean {
    return this.edges(node, outcome).length > 0;
  }
  /** How many edges come into the node. */
  incoming(node: string): number {
    return this.program.entering.get(node)?.length ?? 0;
  }
  order(node: string): number {
    return this.program.order.get(node) ?? Number.MAX_SAFE_INTEGER;
  }

  // ── The state's parts ──

  patch(part: Partial<CampaignState>): void {
    this.state = merged(this.state, part);
  }

  find(token: { readonly id: number }): Token | undefined {
    return this.state.tokens.find((each) => each.id === token.id);
  }

  update(token: Token, part: Partial<Token>): void {
    this.patch({ tokens: this.state.tokens.map((each) => (each.id === token.id ? merged(each, part) : each)) });
  }

  remove(token: Token): void {
    this.clearTimers(token);
    const current = this.find(token);
    if (current?.data['watching'] || current?.firings.length) this.tellWatch();
    this.patch({ tokens: this.state.tokens.filter((each) => each.id !== token.id) });
  }

  add(token: Omit<Token, 'id'>): void {
    const id = this.state.nextToken;
    const { problem: _, ...unproblematic } = token;
    this.patch({ nextToken: id + 1, tokens: [...this.state.tokens, { ...unproblematic, id }] });
  }

  clearTimers(token: Token): void {
    if (this.state.timers.some((timer) => timer.token === token.id)) {
      this.patch({ timers: this.state.timers.filter((timer) => timer.token !== token.id) });
    }
  }

  private current(token: Token): Token {
    return this.find(token) ?? token;
  }

  private hopping({ sinceMs, hops = 0 }: Token): { hops: number } {
    return { hops: sinceMs === this.nowMs ? hops + 1 : 0 };
  }

  private edges(node: string, outcome: string) {
    return (this.program.leaving.get(node) ?? []).filter((edge) => edge.outcome === outcome);
  }

  private send(from: Token, outcome: string, extra: Partial<Token>): void {
    const [edge] = this.edges(from.node, outcome);
    if (!edge) return;
    this.add({
      ...from,
      ...extra,
      ...this.hopping(from),
      node: edge.to,
      edge: edge.id,
      n: 0,
      sinceMs: this.nowMs,
      state: 'ready',
      data: {},
    });
  }

  private addTimer(
    token: Token,
    what: string,
    dueMs: number,
    expression?: string,
    offset?: { readonly sign: 1 | -1; readonly duration: string },
  ): void {
    const moves = expression !== undefined && parseInstant(expression) !== undefined;
    const timer = {
      token: token.id,
      what,
      dueMs: Math.max(dueMs, this.nowMs),
      enteredMs: this.current(token).sinceMs,
      ...(moves && { expression, ...(offset && { offset }) }),
    };
    this.patch({ timers: [...this.state.timers, timer] });
  }
}

/** A join counts arrivals apart for each round. */
export const arrivalsKey = (token: Token): string => `${token.node}|${token.rounds.at(-1) ?? ''}`;

/** With the part's members; one that is undefined is taken out, as JSON would do: a saved state is the very same. */
function merged<T extends object>(whole: T, part: Partial<T>): T {
  const next = { ...whole, ...part };
  for (const key in part) if (part[key] === undefined) delete next[key];
  return next;
}
