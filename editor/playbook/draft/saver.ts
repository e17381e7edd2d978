import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem, Text } from '../../../rules/problems/problem.ts';

/** A saved state of the draft, as the server has it. */
export interface Stamp {
  readonly revision: number;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export type Theirs = Stamp & { readonly playbook: Playbook };

export type SaveAnswer =
  | { readonly type: 'saved'; readonly stamp: Stamp }
  | { readonly type: 'conflict'; readonly theirs: Theirs }
  /** Nobody answered: it is tried again. */
  | { readonly type: 'unreachable' }
  | { readonly type: 'refused'; readonly message: Text; readonly problems: readonly Problem[] };

export type SaveState =
  | { readonly type: 'saved'; readonly at: string; readonly by: string }
  | { readonly type: 'waiting' | 'saving' | 'offline' }
  | { readonly type: 'refused'; readonly message: Text; readonly problems: readonly Problem[] }
  | { readonly type: 'conflict'; readonly theirs: Theirs };

/** Where what is not saved yet survives a reload. */
export interface Backup {
  keep(playbook: Playbook, revision: number): void;
  drop(): void;
}

export interface SaverPorts {
  save(playbook: Playbook, revision: number): Promise<SaveAnswer>;
  readonly backup: Backup;
  /** Calls back after so many milliseconds; the answer calls it off. */
  schedule(run: () => void, afterMs: number): () => void;
}

const QUIET_MS = 800;
const RETRY_MS = [2000, 5000, 10_000, 30_000] as const;

/**
 * Saves a draft as it is edited: after a quiet moment, one request at a time, always the newest state. What cannot be
 * sent is kept and tried again; a newer draft of someone else stops it until a person decides.
 */
export class DraftSaver {
  private readonly ports: SaverPorts;
  private readonly listeners = new Set<() => void>();
  private current: SaveState;
  private revision: number;
  private unsaved: Playbook | undefined;
  private cancel: (() => void) | undefined;
  private running: Promise<void> | undefined;
  private failures = 0;
  private stopped = false;

  constructor(ports: SaverPorts, stamp: Stamp) {
    this.ports = ports;
    this.revision = stamp.revision;
    this.current = { type: 'saved', at: stamp.updatedAt, by: stamp.updatedBy };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): SaveState => this.current;

  /** The draft has changed. */
  changed(playbook: Playbook): void {
    this.unsaved = playbook;
    this.ports.backup.keep(playbook, this.revision);
    if (this.current.type === 'conflict') return;
    if (this.current.type !== 'offline') this.show({ type: this.running ? 'saving' : 'waiting' });
    if (!this.running) this.later(this.current.type === 'offline' ? RETRY_MS[0] : QUIET_MS);
  }

  /** Saves at once. Resolves when nothing is left to save or it cannot be. */
  async flush(): Promise<SaveState> {
    this.cancel?.();
    this.cancel = undefined;
    if (this.running) await this.running;
    if (this.unsaved && this.current.type !== 'conflict') await this.send();
    return this.current;
  }

  /** Someone else's draft is newer: nothing is sent before a person has decided. */
  conflict(theirs: Theirs): void {
    this.show({ type: 'conflict', theirs });
  }

  /** The conflict is settled in favour of theirs. */
  took(theirs: Theirs): void {
    this.unsaved = undefined;
    this.revision = theirs.revision;
    this.ports.backup.drop();
    this.show({ type: 'saved', at: theirs.updatedAt, by: theirs.updatedBy });
  }

  /** The editor is open (again): what is not saved is sent by itself. */
  start(): void {
    this.stopped = false;
    if (this.unsaved && !this.running) this.later(QUIET_MS);
  }

  /** The editor is left: nothing is sent by itself any more. What is not saved stays in the backup. */
  stop(): void {
    this.stopped = true;
    this.cancel?.();
    this.cancel = undefined;
  }

  private later(afterMs: number): void {
    this.cancel?.();
    if (this.stopped) return;
    this.cancel = this.ports.schedule(() => {
      this.cancel = undefined;
      void this.send();
    }, afterMs);
  }

  private send(): Promise<void> {
    this.running ??= this.sendNewest().finally(() => {
      this.running = undefined;
      if (this.unsaved && this.current.type === 'waiting') this.later(QUIET_MS);
    });
    return this.running;
  }

  private async sendNewest(): Promise<void> {
    const sent = this.unsaved;
    if (!sent) return;
    if (this.current.type !== 'offline') this.show({ type: 'saving' });
    const answer = await this.ports.save(sent, this.revision);
    switch (answer.type) {
      case 'saved':
        this.failures = 0;
        this.revision = answer.stamp.revision;
        if (this.unsaved === sent) {
          this.unsaved = undefined;
          this.ports.backup.drop();
          this.show({ type: 'saved', at: answer.stamp.updatedAt, by: answer.stamp.updatedBy });
        } else {
          this.ports.backup.keep(this.unsaved!, this.revision);
          this.show({ type: 'waiting' });
        }
        return;
      case 'conflict':
        // An earlier answer of ours got lost: theirs is what we sent.
        if (JSON.stringify(answer.theirs.playbook) === JSON.stringify(sent) && this.unsaved === sent)
          return this.took(answer.theirs);
        return this.show({ type: 'conflict', theirs: answer.theirs });
      case 'refused':
        return this.show(answer);
      case 'unreachable':
        this.show({ type: 'offline' });
        this.later(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]!);
    }
  }

  private show(state: SaveState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
