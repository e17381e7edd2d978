import { useEffect, useRef, useState } from 'react';

/** How long nothing is typed before a text is taken over. */
const QUIET_MS = 150;

/**
 * A text as it is being typed: shown at once, and taken over into the playbook when the typing rests, the field is left
 * or goes away. All that hangs on a playbook is drawn anew with it, which no key should wait for.
 */
export function useTyped(value: string, commit: (text: string) => void) {
  const [typed, type] = useState<string>();
  const pending = useRef<() => void>(undefined);
  const flush = () => {
    if (typed === undefined) return;
    type(undefined);
    if (typed !== value) commit(typed);
  };
  useEffect(() => {
    pending.current = typed === undefined || typed === value ? undefined : () => commit(typed);
    if (typed === undefined) return undefined;
    const timer = setTimeout(flush, QUIET_MS);
    return () => clearTimeout(timer);
  });
  useEffect(() => () => pending.current?.(), []);
  return { text: typed ?? value, type, flush };
}
