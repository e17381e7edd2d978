import { useEffect, useRef, useState } from 'react';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { checkDraft } from './check.ts';
import type { SoundConfigs } from './check.ts';

const QUIET_MS = 250;

/** The playbook's problems, found anew a moment after each change. */
export function useCheck(playbook: Playbook): readonly Problem[] {
  const sound = useRef<SoundConfigs>(new Map());
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const first = useRef(true);
  useEffect(() => {
    const check = () => {
      const found = checkDraft(playbook, sound.current);
      sound.current = found.sound;
      setProblems(found.problems);
    };
    const timer = setTimeout(check, first.current ? 0 : QUIET_MS);
    first.current = false;
    return () => clearTimeout(timer);
  }, [playbook]);
  return problems;
}
