import { pino } from 'pino';
import type { Logger } from 'pino';
import pretty from 'pino-pretty';

/** The engine's log, on stderr: for people on a terminal, JSON lines otherwise and with DACU_LOG_FORMAT=json. */
export const createLog = (level: string, isForPeople = isTerminal()): Logger =>
  isForPeople
    ? pino({ level }, pretty({ destination: 2, colorize: true, translateTime: 'SYS:HH:MM:ss', ...SHORT, sync: true }))
    : pino({ level }, pino.destination({ dest: 2, sync: true }));

const SHORT = { ignore: 'pid,hostname', singleLine: true } as const;

const isTerminal = (): boolean => process.stderr.isTTY && process.env['DACU_LOG_FORMAT'] !== 'json';
