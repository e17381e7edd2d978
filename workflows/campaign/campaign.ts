import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  getExternalWorkflowHandle,
  patched,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { campaignEnded } from '../../rules/interpreter/acts.ts';
import { advance, checkAct, launch } from '../../rules/interpreter/advance.ts';
import type { Advanced } from '../../rules/interpreter/advance.ts';
import { childEnded } from '../../rules/interpreter/child-ended.ts';
import { drive } from '../../rules/interpreter/drive.ts';
import type { CampaignEvent } from '../../rules/interpreter/messages.ts';
import { applyMigration } from '../../rules/migration/migrate.ts';
import type { CampaignState } from '../../rules/interpreter/state.ts';
import { prepare } from '../../rules/playbook/program.ts';
import type { Program } from '../../rules/playbook/program.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { isRealClock, toCampaignMs, toRealMs } from '../../rules/time/clock.ts';
import {
  ACT_REFUSED,
  ACT_UPDATE,
  campaignWorkflowId,
  CHILD_SIGNAL,
  CLOCK_SIGNAL,
  MIGRATE_UPDATE,
  STATE_QUERY,
  WATCH_SIGNAL,
} from '../messages.ts';
import type { ActRequest, CampaignInput, MigrationRequest } from '../messages.ts';
import { local } from './activities.ts';
import { carryOut } from './carry-out.ts';
import { Looks } from './looks.ts';

export const actUpdate = defineUpdate<void, [ActRequest]>(ACT_UPDATE);
export const migrateUpdate = defineUpdate<void, [MigrationRequest]>(MIGRATE_UPDATE);
export const stateQuery = defineQuery<CampaignState | null>(STATE_QUERY);
export const watchFoundSignal = defineSignal<[number]>(WATCH_SIGNAL);
export const childEndedSignal = defineSignal<[ActRequest]>(CHILD_SIGNAL);
export const clockChangedSignal = defineSignal(CLOCK_SIGNAL);

/** Timers of Temporal cannot be longer, and a clock that stands still has none. */
const LONGEST_SLEEP_MS = 30 * 24 * 3_600_000;
/** How many acts are remembered so that one which is sent again is not done twice. */
const REMEMBERED_ACTS = 200;
/** A new run begins before the history slows replays down; the server itself suggests it much later. */
const HISTORY_EVENTS_PER_RUN = 4_000;

/**
 * One campaign, from its launch to its end. Thin on purpose: it turns what happens into events, hands them to the
 * interpreter one instant after the other, and carries out what that commands.
 */
export async function campaign(input: CampaignInput): Promise<{ status: string }> {
  let program: Program | undefined;
  let state: CampaignState | undefined = input.continued?.state;
  let recentActs: readonly string[] = input.continued?.recentActs ?? [];
  let { contentHash } = input;
  const inbox: ActRequest[] = [];
  const migrations: MigrationRequest[] = [];
  const refusals = new Map<string, readonly Problem[]>();
  const foundMs: number[] = [];
  let clockChanged = false;

  const isNew = (id: string, waiting: readonly { readonly id: string }[]): boolean =>
    !recentActs.includes(id) && !waiting.some((each) => each.id === id);
  const hasMail = (): boolean => inbox.length > 0 || migrations.length > 0;

  setHandler(watchFoundSignal, (atMs) => void foundMs.push(atMs));
  setHandler(clockChangedSignal, () => {
    clockChanged = true;
  });
  setHandler(childEndedSignal, (request) => {
    if (isNew(request.id, inbox)) inbox.push(request);
  });
  setHandler(
    actUpdate,
    async (request) => {
      await untilKept();
      if (isNew(request.id, inbox)) inbox.push(request);
      await condition(() => recentActs.includes(request.id));
      const problems = refusals.get(request.id);
      if (problems) throw refusal(problems);
    },
    {
      validator: (request) => {
        if (!program || !state || recentActs.includes(request.id)) return;
        const problems = checkAct(program, state, request.act);
        if (problems.length > 0) throw refusal(problems);
      },
    },
  );

  setHandler(
    migrateUpdate,
    async (request) => {
      await untilKept();
      if (isNew(request.id, migrations)) migrations.push(request);
      await condition(() => recentActs.includes(request.id));
      const problems = refusals.get(request.id);
      if (problems) throw refusal(problems);
    },
    {
      // The rest depends on the version's content, which only the campaign itself reads.
      validator: (request) => {
        if (state && !isLive(state) && !recentActs.includes(request.id)) throw refusal([campaignEnded('')]);
      },
    },
  );
  setHandler(stateQuery, () => state ?? null);

  const { playbook, clock: launchClock } = await local.readCampaign(input.campaign, contentHash);
  program = prepare(playbook);
  let clock = launchClock;
  const looks = new Looks(input.campaign);

  const take = async (advanced: Advanced): Promise<CampaignState> => {
    const driven = await drive(program!, advanced, (command) => carryOut(input.campaign, command, looks));
    for (const { act, problems } of driven.refused) {
      const request = inbox.find((each) => each.act === act);
      if (request) refusals.set(request.id, problems);
    }
    await local.project(input.campaign, driven.log, driven.state);
    return driven.state;
  };

  /** What was due until then happens under the old version; then the new one's content decides what becomes of it. */
  const migrate = async ({ id, atMs, migration }: MigrationRequest): Promise<CampaignState> => {
    const old = await take(
      advance(program!, state!, { type: 'instant', atMs: Math.max(atMs, state!.nowMs), acts: [] }),
    );
    const next = prepare(await local.readPlaybook(migration.contentHash));
    const migrated = applyMigration(program!, next, old, migration);
    if (!migrated.ok) {
      refusals.set(id, migrated.problems);
      return old;
    }
    // Before any command is carried out: activities run from the version that the store names.
    await local.moveToVersion(input.campaign, migration.version, migration.contentHash);
    program = next;
    contentHash = migration.contentHash;
    return take(migrated.value);
  };

  if (!state) {
    const launched = launch(program, {
      type: 'launch',
      atMs: input.launchedAtMs,
      campaign: input.campaign,
      anchors: input.anchors,
      parameters: input.parameters,
      ...(input.by !== undefined && { by: input.by }),
    });
    if (!launched.ok) throw ApplicationFailure.nonRetryable('The launch was refused', ACT_REFUSED, launched.problems);
    state = await take(launched.value);
  }

  while (isLive(state)) {
    // A clock that is not the real one may have been changed while nobody ran this: ask before trusting a timer.
    if (!isRealClock(clock)) clock = await local.readClock(input.campaign);
    const presentMs = toCampaignMs(clock, Date.now());
    const event = nextEvent(state, inbox, foundMs, presentMs);
    if (event) {
      const done = inbox.filter((request) => event.acts.includes(request.act));
      state = await take(advance(program, state, event));
      for (const request of done) inbox.splice(inbox.indexOf(request), 1);
      recentActs = [...recentActs, ...done.map((request) => request.id)].slice(-REMEMBERED_ACTS);
      continue;
    }
    const [migration] = migrations;
    if (migration) {
      state = await migrate(migration);
      migrations.shift();
      recentActs = [...recentActs, migration.id].slice(-REMEMBERED_ACTS);
      continue;
    }
    if (isTimeForNewRun() && inbox.length === 0) {
      await condition(() => allHandlersFinished() || hasMail());
      // In a turn of its own: a message that comes in just then makes the server refuse the turn, and all that it did
      // would be done again.
      await sleep(1);
      looks.turnBegan();
      // What came in meanwhile is dealt with first: a new run would know nothing of it.
      if (allHandlersFinished() && !hasMail() && foundMs.length === 0)
        await continueAsNew<typeof campaign>({ ...input, contentHash, continued: { state, recentActs } });
    }
    const dueMs = earliestTimer(state);
    const sleepMs =
      dueMs === undefined
        ? LONGEST_SLEEP_MS
        : Math.min(LONGEST_SLEEP_MS, Math.max(1, toRealMs(clock, dueMs) - Date.now()));
    // Only what is in the history may wake it: a turn that it leaves no trace in (an act was refused) is not replayed.
    const isCalled = () => hasMail() || foundMs.length > 0 || clockChanged;
    if (!isCalled()) {
      await condition(isCalled, sleepMs);
      looks.turnBegan();
    }
    clockChanged = false;
  }
  // Whoever acted too late is told so; the validator refuses all who come later.
  do {
    const [acts, versions] = [inbox.splice(0), migrations.splice(0)];
    for (const { id, act } of acts) refusals.set(id, checkAct(program, state, act));
    for (const { id } of versions) refusals.set(id, [campaignEnded('')]);
    recentActs = [...recentActs, ...[...acts, ...versions].map((request) => request.id)];
    await condition(() => allHandlersFinished() || hasMail());
  } while (hasMail());
  if (input.parent !== undefined) await tellParent(input.parent, input.campaign, state);
  return { status: state.status };
}

/** Temporal delivers it however long the parent’s worker is away. */
async function tellParent(parent: string, child: string, state: CampaignState): Promise<void> {
  const request: ActRequest = { id: `child/${child}`, atMs: state.nowMs, act: childEnded(child, state) };
  try {
    await getExternalWorkflowHandle(campaignWorkflowId(parent)).signal(childEndedSignal, request);
  } catch {
    // The parent has ended before: nobody waits for this any more.
  }
}

/**
 * Until what somebody asked for is in the history. Without that, a crash after it was carried out, and shown, and before
 * the turn was told to the server, would leave a campaign that knows nothing of what everybody has seen happen.
 */
async function untilKept(): Promise<void> {
  if (patched('acts-are-kept-first')) await sleep(1);
}

const isLive = (state: CampaignState): boolean => state.status === 'running' || state.status === 'paused';

const refusal = (problems: readonly Problem[]): ApplicationFailure =>
  ApplicationFailure.nonRetryable(problems.map((problem) => problem.message.en).join(' '), ACT_REFUSED, problems);

function isTimeForNewRun(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > HISTORY_EVENTS_PER_RUN;
}

function earliestTimer(state: CampaignState): number | undefined {
  if (state.status === 'paused' || state.timers.length === 0) return undefined;
  return Math.min(...state.timers.map((timer) => timer.dueMs));
}

/** The earliest of what people did, what the watch found and what has come due, as the event of its instant. */
function nextEvent(
  state: CampaignState,
  inbox: readonly ActRequest[],
  foundMs: number[],
  presentMs: number,
): Extract<CampaignEvent, { type: 'instant' }> | undefined {
  const dueMs = earliestTimer(state);
  const candidates = [
    ...inbox.map((request) => Math.max(request.atMs, state.nowMs)),
    ...foundMs,
    ...(dueMs !== undefined && dueMs <= presentMs ? [dueMs] : []),
  ];
  if (candidates.length === 0) return undefined;
  const atMs = Math.min(...candidates);
  const found = foundMs.includes(atMs);
  foundMs.splice(0, foundMs.length, ...foundMs.filter((each) => each !== atMs));
  const acts = inbox.filter((request) => Math.max(request.atMs, state.nowMs) === atMs).map((request) => request.act);
  return { type: 'instant', atMs, acts, ...(found && { found: true }) };
}
