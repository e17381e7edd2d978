import { useMemo } from 'react';
import type { LogEntryWire } from '../../rules/api/campaigns.ts';
import type { Overlay } from '../../rules/api/overlay.ts';
import type { LogEntry, LogType } from '../../rules/interpreter/messages.ts';
import { prepare } from '../../rules/playbook/program.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { overlayOf } from '../../rules/replay/node-view.ts';
import { nodesOf, Replay } from '../../rules/replay/replay.ts';
import { instantMs } from '../i18n/format/times.ts';

/** An entry as it comes over the API, with its instant in epoch ms as the rules have it. */
const toLogEntry = ({ at, ...entry }: LogEntryWire): LogEntry =>
  ({
    ...entry,
    type: entry.type as LogType,
    node: entry.node,
    atMs: instantMs(at),
  }) as LogEntry;

export interface ReplayAt {
  readonly log: readonly LogEntry[];
  /** How many entries there are up to the instant. */
  readonly entries: number;
  readonly overlay: Overlay;
}

/** A log to go to and fro in, as of an instant; the overlay stays the same object until something else has happened. */
export function useReplay(log: readonly LogEntryWire[], playbook: Playbook, atMs: number): ReplayAt {
  const program = useMemo(() => prepare(playbook), [playbook]);
  const replay = useMemo(() => new Replay(log.map(toLogEntry), program), [log, program]);
  const entries = replay.countThrough(atMs);
  const overlay = useMemo(() => {
    const replayed = replay.after(entries);
    return overlayOf(nodesOf(replayed, program), replayed.counts.edges ?? {}, playbook.timezone);
  }, [replay, entries, program, playbook.timezone]);
  return { log: replay.log, entries, overlay };
}
