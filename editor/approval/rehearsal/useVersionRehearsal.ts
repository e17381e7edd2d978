import { useCallback, useEffect, useRef, useState } from 'react';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Language, Problem } from '../../../rules/problems/problem.ts';
import type { Figures } from '../../../rules/rehearsal/figures.ts';
import { usePreferences } from '../../app/preferences.ts';
import { likelyAnchors, likelySetup } from '../../rehearsal/setup/setup.ts';
import { RehearsalWorker } from '../../rehearsal/worker/client.ts';
import type { Version } from '../../rehearsal/worker/messages.ts';

export type VersionRehearsal =
  | { readonly type: 'none' }
  | { readonly type: 'playing'; readonly share: number }
  | { readonly type: 'played'; readonly figures: Figures; readonly earlier: Figures | undefined }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  | { readonly type: 'failed'; readonly message: string };

const NONE: VersionRehearsal = { type: 'none' };

type SubPlaybooks = Readonly<Record<string, Playbook>>;

/** The rehearsal of a version, beside that of the one that it would replace; nothing until it is begun. */
export function useVersionRehearsal(version: Playbook, earlier: Playbook | undefined, playbooks: SubPlaybooks) {
  const [rehearsal, setRehearsal] = useState<VersionRehearsal>(NONE);
  const [worker] = useState(() => new RehearsalWorker());
  const [nowMs] = useState(Date.now);
  const latest = useRef(0);

  const cancel = useCallback(() => {
    latest.current += 1;
    worker.cancel();
    setRehearsal(NONE);
  }, [worker]);

  const begin = useCallback(() => {
    const { language } = usePreferences.getState();
    const prepare = (playbook: Playbook) => setUp(playbook, playbooks, nowMs, language);
    const asked = prepare(version);
    if (!asked) return;
    worker.cancel();
    const number = ++latest.current;
    const tell = (next: VersionRehearsal): void => {
      if (number === latest.current) setRehearsal(next);
    };
    tell({ type: 'playing', share: 0 });
    const ask = { type: 'compare', version: asked, earlier: earlier && prepare(earlier) } as const;
    void worker
      .ask(ask, (_, share) => tell({ type: 'playing', share }))
      .then((outcome) => {
        if (outcome.type === 'compared') tell({ type: 'played', figures: outcome.figures, earlier: outcome.earlier });
        else if (outcome.type === 'refused' || outcome.type === 'failed') tell(outcome);
      });
  }, [worker, version, earlier, playbooks, nowMs]);

  useEffect(
    () => () => {
      latest.current += 1;
      worker.cancel();
    },
    [worker],
  );
  return { rehearsal, begin, cancel };
}

function setUp(playbook: Playbook, playbooks: SubPlaybooks, nowMs: number, language: Language): Version | undefined {
  const setup = likelySetup(playbook, likelyAnchors(playbook, nowMs), language);
  return setup && { playbook, playbooks, scenario: setup.scenario };
}
