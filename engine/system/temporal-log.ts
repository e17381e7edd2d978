import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { LogLevel, LogMetadata } from '@temporalio/worker';
import type { Logger } from 'pino';

const LEVELS: Readonly<Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'>> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
};

let installed = false;

/** Temporal's own messages go to the engine's log; its start-up news count as debug. Once for the whole process. */
export function sendTemporalLogTo(log: Logger): void {
  if (installed) return;
  installed = true;
  const write = (level: LogLevel, message: string, fields: LogMetadata = {}): void =>
    log[LEVELS[level]](fields, message);
  Runtime.install({
    logger: {
      log: write,
      trace: (message, fields) => write('TRACE', message, fields),
      debug: (message, fields) => write('DEBUG', message, fields),
      info: (message, fields) => write('INFO', message, fields),
      warn: (message, fields) => write('WARN', message, fields),
      error: (message, fields) => write('ERROR', message, fields),
    },
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) } },
    // The engine ends in its own order: the worker first, then what it needs.
    shutdownSignals: [],
  });
}
