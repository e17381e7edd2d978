import { useCallback, useEffect, useRef, useState } from 'react';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { knobsOf, turnKnobs } from '../../rules/rehearsal/knobs.ts';
import type { Turns } from '../../rules/rehearsal/knobs.ts';
import type { MonteCarlo } from '../../rules/simulate/monte-carlo.ts';
import { keep, recall } from './kept.ts';
import type { Kept, Run } from './kept.ts';
import { recordedOf } from './setup/setup.ts';
import type { Setup } from './setup/setup.ts';
import { RehearsalWorker } from './worker/client.ts';
import type { OrdersFound, Stage } from './worker/messages.ts';

export type Activity =
  | { readonly type: 'idle' }
  | {
      readonly type: 'busy';
      readonly what: 'rehearse' | 'try' | 'distribute';
      readonly stage: Stage;
      readonly share: number;
    }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  | { readonly type: 'failed'; readonly message: string };

export interface Rehearsing extends Kept {
  readonly activity: Activity;
  readonly monteCarlo: MonteCarlo | undefined;
  rehearse(playbook: Playbook, setup: Setup): void;
  /** Turns numbers of the playbook that was rehearsed, and plays it again with them. */
  turn(turns: Turns): void;
  distribute(runs: number): void;
  /** What was tried has been taken over: it is now what is rehearsed. */
  settle(): void;
  cancel(): void;
  inspect(file: File, playbook: Playbook): Promise<OrdersFound | readonly Problem[]>;
}

const IDLE: Activity = { type: 'idle' };
const NO_TURNS: Turns = {};
/** A dragged or typed number settles before it is played. */
const QUIET_MS = 120;

/** The rehearsals of one playbook, as they are set up, run, tried otherwise, and called off. */
export function useRehearsing(key: string, initial: Setup, playbooks: Readonly<Record<string, Playbook>>): Rehearsing {
  const [state, setState] = useState<Kept>(
    () => recall(key) ?? { setup: initial, base: undefined, turns: NO_TURNS, tried: undefined },
  );
  const [activity, setActivity] = useState<Activity>(IDLE);
  const [monteCarlo, setMonteCarlo] = useState<MonteCarlo>();
  const [worker] = useState(() => new RehearsalWorker());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);

  useEffect(() => keep(key, state), [key, state]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      worker.cancel();
    },
    [worker],
  );

  const play = useCallback(
    async (what: 'rehearse' | 'try', playbook: Playbook, setup: Setup): Promise<Run | undefined> => {
      const number = ++latest.current;
      worker.cancel();
      setActivity({ type: 'busy', what, stage: 'playing', share: 0 });
      const ask = { playbook, playbooks, scenario: setup.scenario, recorded: recordedOf(setup) };
      const outcome = await worker.ask({ type: 'rehearse', ...ask }, (stage, share) =>
        setActivity({ type: 'busy', what, stage, share }),
      );
      // A later one has taken its place.
      if (number !== latest.current) return undefined;
      setActivity(outcome.type === 'refused' || outcome.type === 'failed' ? outcome : IDLE);
      return outcome.type === 'rehearsed' ? { playbook, setup, rehearsal: outcome.rehearsal } : undefined;
    },
    [worker, playbooks],
  );

  const rehearse = useCallback(
    (playbook: Playbook, setup: Setup) => {
      setState((before) => ({ ...before, setup }));
      void play('rehearse', playbook, setup).then((base) => {
        if (!base) return;
        setMonteCarlo(undefined);
        setState({ setup, base, turns: NO_TURNS, tried: undefined });
      });
    },
    [play],
  );

  const { base } = state;
  const turn = useCallback(
    (turns: Turns) => {
      if (!base) return;
      setState((before) => ({ ...before, turns, ...(Object.keys(turns).length === 0 && { tried: undefined }) }));
      clearTimeout(timer.current);
      latest.current += 1;
      if (Object.keys(turns).length === 0) {
        worker.cancel();
        setActivity(IDLE);
        return;
      }
      timer.current = setTimeout(() => {
        const { playbook, setup } = turned(base, turns);
        void play('try', playbook, setup).then((tried) => {
          if (tried) setState((before) => ({ ...before, tried }));
        });
      }, QUIET_MS);
    },
    [base, play, worker],
  );

  const shown = state.tried ?? base;
  const distribute = useCallback(
    (runs: number) => {
      if (!shown) return;
      const number = ++latest.current;
      worker.cancel();
      setActivity({ type: 'busy', what: 'distribute', stage: 'playing', share: 0 });
      const ask = {
        playbook: shown.playbook,
        playbooks,
        scenario: shown.setup.scenario,
        recorded: recordedOf(shown.setup),
      };
      void worker
        .ask({ type: 'distribute', runs, ...ask }, (stage, share) =>
          setActivity({ type: 'busy', what: 'distribute', stage, share }),
        )
        .then((outcome) => {
          if (number !== latest.current) return;
          setActivity(outcome.type === 'refused' || outcome.type === 'failed' ? outcome : IDLE);
          if (outcome.type === 'distributed') setMonteCarlo(outcome.monteCarlo);
        });
    },
    [shown, worker, playbooks],
  );

  const settle = useCallback(
    () =>
      setState((before) =>
        before.tried
          ? { ...before, base: before.tried, setup: before.tried.setup, turns: NO_TURNS, tried: undefined }
          : before,
      ),
    [],
  );

  const cancel = useCallback(() => {
    clearTimeout(timer.current);
    latest.current += 1;
    worker.cancel();
    setActivity(IDLE);
  }, [worker]);

  const inspect = useCallback(
    async (file: File, { timezone, currency }: Playbook) => {
      const outcome = await worker.ask({ type: 'inspect', file, timezone, currency });
      if (outcome.type === 'inspected') return outcome.found;
      return outcome.type === 'refused' ? outcome.problems : [];
    },
    [worker],
  );

  return { ...state, activity, monteCarlo, rehearse, turn, distribute, settle, cancel, inspect };
}

/** A number that was also given at the launch counts as turned there. */
function turned({ playbook, setup }: Run, turns: Turns): Pick<Run, 'playbook' | 'setup'> {
  const parameters = { ...setup.scenario.parameters };
  for (const knob of knobsOf(playbook)) {
    if (knob.of === 'parameter' && turns[knob.pointer] !== undefined) delete parameters[knob.parameter];
  }
  return { playbook: turnKnobs(playbook, turns), setup: { ...setup, scenario: { ...setup.scenario, parameters } } };
}
