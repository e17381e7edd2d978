import { useState } from 'react';
import type { ChangeEvent, KeyboardEvent } from 'react';

interface Choosing {
  /** How many options there are for what is typed. */
  readonly count: number;
  choose(index: number): void;
  cancel?(): void;
}

/** Options that are found by typing, and chosen by the arrow keys and Enter from where one types. */
export function useOptions() {
  const [typed, setTyped] = useState('');
  const [marked, mark] = useState(0);
  const inputProps = ({ count, choose, cancel }: Choosing) => ({
    value: typed,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setTyped(target.value);
      mark(0);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown') mark(Math.min(marked + 1, count - 1));
      else if (event.key === 'ArrowUp') mark(Math.max(marked - 1, 0));
      else if (event.key === 'Enter') choose(marked);
      else if (event.key === 'Escape' && cancel) cancel();
      else return;
      event.preventDefault();
    },
  });
  return { typed, marked, mark, inputProps };
}
