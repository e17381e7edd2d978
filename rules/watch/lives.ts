import { NEW_LIFE, silenced } from './life.ts';
import type { Life } from './life.ts';

type Lives = Readonly<Record<string, Life>>;

/** The lives of a rule's rows in one evaluation: the very same record where none of them changes. */
export class ChangedLives {
  all: Lives;
  private own: Record<string, Life> | undefined;

  constructor(before: Lives) {
    this.all = before;
  }

  of(row: string): Life {
    return Object.hasOwn(this.all, row) ? this.all[row]! : NEW_LIFE;
  }

  /** Rows that nothing happened to are left out. */
  keep(row: string, life: Life): void {
    if (this.of(row) === life) return;
    this.own ??= { ...this.all };
    this.all = this.own;
    if (life.phase === 'idle' && life.fires === 0) delete this.own[row];
    // A row may be called `__proto__`.
    else Object.defineProperty(this.own, row, { value: life, configurable: true, enumerable: true, writable: true });
  }
}

export function silencedAll(before: Lives): Lives {
  const lives = new ChangedLives(before);
  for (const [row, life] of Object.entries(before)) lives.keep(row, silenced(life));
  return lives.all;
}
