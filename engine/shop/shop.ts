import { createHash } from 'node:crypto';
import type { Json } from '../../rules/json.ts';
import { findShopAction } from './actions/registry.ts';
import type { Outcome } from './actions/action.ts';
import type { Attempt } from './actions/bound.ts';
import type { Step } from './calendar.ts';
import type { DemandConfig } from './config.ts';
import { playStep } from './demand/play.ts';
import { makeShop } from './initial/shop.ts';
import { NOTHING, OPENING, openJournal, type Faults, type Journal, type JournalEntry } from './journal.ts';
import type { Levers } from './levers.ts';
import type { Point } from './measure/points.ts';
import { rowsOf, type DataRow, type DatasetId } from './measure/rows.ts';
import { makeModel, type Model } from './model.ts';
import type { PaymentOutage, ShopState } from './state.ts';

/** What one step (or the opening, step −1) has to tell. */
export interface Publication {
  readonly step: number;
  readonly throughMs: number;
  readonly points: readonly Point[];
  readonly rows: Readonly<Record<DatasetId, readonly DataRow[]>>;
}

const STEPS_PER_SNAPSHOT = 24;

/** A shop with its memory on disk. Everything that changes it is on disk when the call returns. */
export interface Shop {
  readonly model: Model;
  readonly state: ShopState;
  /** The levers before any action. */
  readonly initial: Levers;
  readonly journal: Journal;
  /** Tells this shop from one of another configuration or seed. */
  readonly fingerprint: string;
  /** The step to play next; undefined when the shop's life is over. */
  readonly next: Step | undefined;
  /** How many steps have ended by that instant (epoch ms) and were not played yet. */
  dueSteps(nowMs: number): number;
  /** Played, but not yet acknowledged by who it is published to. */
  readonly unpublished: Publication | undefined;
  /** Plays the next step. @throws Error while a publication is waiting. */
  play(): void;
  published(): void;
  /** Does the action in memory; `record` puts it on disk, in the same turn. @throws Error if it could not be recorded. */
  attempt(
    name: string,
    input: Record<string, Json>,
    call: { readonly key: string; readonly atMs: number },
    record: (outcome: Outcome) => void,
  ): Attempt;
  setOutage(outage: PaymentOutage | null, faults: Faults): void;
}

/**
 * Opens the shop in the folder, or makes it there.
 * @throws Error if the folder holds a shop of another configuration or seed.
 */
export function openShop(folder: string, config: DemandConfig, seed: number): Shop {
  const journal = openJournal(folder);
  const fingerprint = createHash('sha256').update(JSON.stringify({ config, seed })).digest('hex').slice(0, 8);
  if (!journal.opening) {
    const made = makeShop(config, seed);
    const opening = { fingerprint, scale: made.model.scale, levers: made.state.levers };
    journal.create(opening, { position: 0, nextStep: 0, state: made.state });
  }
  const opening = journal.opening!;
  const snapshot = journal.snapshot!;
  if (opening.fingerprint !== fingerprint) {
    void journal.close();
    throw new Error(
      `The folder ${folder} holds a simulated shop of another configuration or seed. Start it as it was, or give another folder.`,
    );
  }
  const model = makeModel(config, seed, opening.scale);
  const { state } = snapshot;
  let { nextStep } = snapshot;
  let unpublished = journal.published === NOTHING ? openingPublication(model, state) : undefined;

  const step = (): Publication => {
    const played = model.calendar.steps[nextStep]!;
    const points = playStep(model, state, played);
    nextStep += 1;
    const rows = rowsOf(model, state, 'changed');
    state.market.dirty = { skus: new Set(), customers: new Set(), orders: new Set() };
    return { step: played.index, throughMs: played.endMs, points, rows };
  };
  for (const entry of journal.entriesAfter(snapshot.position)) {
    const publication = redo(model, state, entry, step);
    if (publication && publication.step > journal.published) unpublished = publication;
  }

  // After a failed write, memory is ahead of the disk: going on would answer with what a restart does not know.
  let broken: unknown;
  const keep = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      broken = error;
      throw error;
    }
  };
  const assertWhole = (): void => {
    if (broken !== undefined) throw new Error('The shop could not write to its folder; restart it.', { cause: broken });
  };

  return {
    model,
    state,
    initial: opening.levers,
    journal,
    fingerprint,
    get next() {
      return model.calendar.steps[nextStep];
    },
    dueSteps(nowMs) {
      const { steps } = model.calendar;
      let until = nextStep;
      while (until < steps.length && steps[until]!.endMs <= nowMs) until += 1;
      return until - nextStep;
    },
    get unpublished() {
      return unpublished;
    },
    play() {
      if (unpublished) throw new Error(`Step ${unpublished.step} has not been published yet.`);
      assertWhole();
      const publication = step();
      keep(() => journal.append({ type: 'step', index: publication.step }));
      unpublished = publication;
    },
    published() {
      if (!unpublished) return;
      const due = unpublished.step % STEPS_PER_SNAPSHOT === STEPS_PER_SNAPSHOT - 1;
      journal.setPublished(unpublished.step, due ? { position: journal.length, nextStep, state } : undefined);
      unpublished = undefined;
    },
    attempt(name, input, { key, atMs }, record) {
      assertWhole();
      const attempt = findShopAction(name)!.attempt(model, state, input, key, atMs);
      if (attempt.ok) keep(() => record(attempt.outcome));
      return attempt;
    },
    setOutage(outage, faults) {
      assertWhole();
      state.market.outage = outage;
      keep(() => journal.setFaults(faults, { type: 'outage', outage }));
    },
  };
}

const openingPublication = (model: Model, state: ShopState): Publication => ({
  step: OPENING,
  throughMs: model.calendar.startMs,
  points: [],
  rows: rowsOf(model, state, 'all'),
});

/** What the entry did before, again; the publication if it was a step. */
function redo(model: Model, state: ShopState, entry: JournalEntry, step: () => Publication): Publication | undefined {
  if (entry.type === 'step') {
    const publication = step();
    if (publication.step !== entry.index)
      throw new Error(`The journal has step ${entry.index} where ${publication.step} is due.`);
    return publication;
  }
  if (entry.type === 'outage') state.market.outage = entry.outage;
  else {
    const attempt = findShopAction(entry.do)?.attempt(model, state, entry.with, entry.key, entry.atMs);
    if (!attempt?.ok)
      throw new Error(`The journal holds ${entry.do} with key ${entry.key}, which can no longer be redone.`);
  }
  return undefined;
}
