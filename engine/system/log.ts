import { pino } from 'pino';
import type { Logger } from 'pino';
import pretty from 'pino-pretty';

/** The engine's log, on stderr: for people on a terminal, JSON lines otherwise. */
export const createLog = (level: string): Logger =>
  process.stderr.isTTY
    ? pino({ level }, pretty({ destination: 2, colorize: true, ignore: 'pid,hostname', sync: true }))
    : pino({ level }, pino.destination({ dest: 2, sync: true }));
