import type { LogEntry } from '../../rules/interpreter/messages.ts';
import type { Token } from '../../rules/interpreter/state.ts';
import type { TestCampaign } from './campaign.ts';

/** What a person would call lost or conjured up: tokens, timers without one, entries that do not add up; none is well. */
export function imbalances(campaign: TestCampaign): readonly string[] {
  const { program, state } = campaign;
  const ids = new Set(state.tokens.map((token) => token.id));
  return [
    ...(ids.size === state.tokens.length ? [] : ['two tokens have one id']),
    ...state.timers.filter((timer) => !ids.has(timer.token)).map((timer) => `the timer ${timer.what} has no token`),
    ...(hasEnded(campaign) && ids.size > 0 ? ['tokens are left after the end'] : []),
    ...program.playbook.nodes.flatMap((node) => nodeImbalances(campaign, node)),
  ];
}

const hasEnded = ({ state }: TestCampaign): boolean => state.status === 'completed' || state.status === 'stopped';

function nodeImbalances(campaign: TestCampaign, { id, kind }: { id: string; kind: string }): readonly string[] {
  const { program, log, state } = campaign;
  const here = state.tokens.filter((token) => token.node === id && token.effect === undefined);
  const count = (test: (entry: LogEntry) => boolean) => log.filter(test).length;
  const entered = count((entry) => entry.type === 'nodeEntered' && entry.node === id);
  const left = count((entry) => entry.type === 'nodeLeft' && entry.node === id);
  const inside = here.filter((token) => token.state === 'open' || token.state === 'parked').length;
  const ended = entered - left - inside;
  const mayEndHere = kind === 'join' || kind === 'end';
  // Edges are those of the version that the campaign has migrated to; a migration itself sends tokens on without any.
  const since = log.findLast((entry) => entry.type === 'migrated')?.seq ?? 0;
  const later = (test: (entry: LogEntry) => boolean) => count((entry) => entry.seq >= since && test(entry));
  const moves = log.filter((entry) => entry.seq === since).flatMap((entry) => (entry['moved'] ?? []) as Moved[]);
  const sent = (program.entering.get(id) ?? []).reduce(
    (sum, { from, outcome }) => sum + later((entry) => entry.node === from && leavesBy(entry, outcome)),
    moves.filter((move) => move.to === id && move.state !== 'armed').length +
      campaign.carried.filter((each) => each === id).length,
  );
  const arrived =
    later((entry) => entry.type === 'nodeEntered' && entry.node === id) +
    here.filter((token) => token.state === 'ready').length;
  // What was on its way when the campaign ended never arrives.
  const isBalanced = kind === 'start' || arrived === sent || (hasEnded(campaign) && arrived < sent);
  return [
    ...(ended === 0 || (mayEndHere && ended > 0) ? [] : [`${id}: ${entered} entered, ${left} left, ${inside} inside`]),
    ...(isBalanced ? [] : [`${id}: ${sent} sent, ${arrived} arrived`]),
  ];
}

function leavesBy(entry: LogEntry, outcome: string): boolean {
  if (entry.type === 'ruleFired') return entry['rule'] === outcome;
  return entry.type === 'nodeLeft' && entry['outcome'] === outcome && entry['reason'] === undefined;
}

interface Moved {
  readonly node: string;
  readonly to: string;
  readonly state: string;
}

/** What must not happen in a pause. */
const QUIET = ['ruleFired', 'nodeEntered', 'taskReminded', 'taskExpired', 'taskEscalated', 'effectRequested'];

/** Entries of a kind that a pause forbids, from between a pause and its end. */
export function startedInPause(log: readonly LogEntry[]): readonly LogEntry[] {
  let paused = false;
  return log.filter((entry) => {
    if (entry.type === 'paused') paused = true;
    if (entry.type === 'resumed' || entry.type === 'campaignEnded') paused = false;
    return paused && QUIET.includes(entry.type) && !isByHand(entry, log);
  });
}

/** A person who carries out a card does so in a pause too. */
const isByHand = (entry: LogEntry, log: readonly LogEntry[]): boolean =>
  log.some((each) => each.type === 'taskDone' && each.node === entry.node && each['n'] === entry['n']);

/** Tokens that stay where they are without anything, named, that could move them on; none is well. */
export function waitsForNothing({ state, program, log }: TestCampaign): readonly string[] {
  if (state.status !== 'running') return [];
  const withTimer = new Set(state.timers.map((timer) => timer.token));
  const asksPeople = new Set(
    log
      .filter((entry) => entry.type === 'taskOpened' || entry.type === 'approvalAsked')
      .map((entry) => entry['task'] as string),
  );
  const isNamed = (token: Token): boolean => {
    if (token.state === 'parked') return token.problem !== undefined;
    if (withTimer.has(token.id)) return true;
    if (token.state !== 'open') return false;
    const spec = program.kindOf(token.node);
    const config = program.nodes.get(token.node)!.config as object;
    const watch = spec.watch?.(config);
    return (
      asksPeople.has(`${token.node}/${token.n}`) ||
      'event' in config ||
      // An end of the campaign waits for those that are parked.
      ('scope' in config && state.tokens.some((each) => each.state === 'parked')) ||
      (watch !== undefined && (watch.rules.length > 0 || watch.window !== undefined)) ||
      spec.joins !== undefined ||
      token.data['child'] !== undefined
    );
  };
  const idle = state.tokens.filter((token) => !isNamed(token)).map(({ node, state: is }) => `${node} is ${is}`);
  const isOver = state.tokens.length === 0 && state.asked.length === 0;
  return isOver ? [...idle, 'it goes on with nothing live'] : idle;
}
