import { resolve } from 'node:path';
import { z } from 'zod';
import { problemsFromZod } from '../../rules/playbook/zod-problems.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { LocalServiceError } from '../local/localServiceError.ts';
import { badEnvironment } from './problems.ts';

/** An empty variable counts as unset: compose files and shells pass on what is not there as the empty text. */
const text = z
  .string()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const integer = (fallback: number, min: number, max: number) =>
  z.preprocess(
    (value) => (value === '' || value === undefined ? fallback : value),
    z.coerce.number().int().min(min).max(max),
  );

const environment = z.object({
  PORT: integer(8080, 0, 65_535),
  HOST: text,
  DACU_DATA_DIR: text,
  MONGODB_URI: text,
  DACU_API_TOKEN: text,
  DACU_SESSION_SECRET: text,
  DACU_LOG_LEVEL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
  DACU_WATCH_SHARDS: integer(1, 1, 1_000),
});

/** The engine's settings, out of the environment; see `.env.example`. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly mongodbUri: string | undefined;
  readonly apiToken: string | undefined;
  readonly sessionSecret: string | undefined;
  readonly logLevel: string;
  readonly watchShards: number;
  /** The environment itself, for Temporal's own settings and for connectors' secrets. */
  readonly env: NodeJS.ProcessEnv;
}

/** @throws LocalServiceError that names every variable that is wrong */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = problemsFromZod(parsed.error, env);
    const details = (language: Language) =>
      problems.map(({ place, message }) => `${place.pointer.slice(1)}: ${message[language]}`).join(' ');
    throw new LocalServiceError(badEnvironment('', { details: { en: details('en'), 'zh-CN': details('zh-CN') } }));
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST ?? '127.0.0.1',
    dataDir: resolve(data.DACU_DATA_DIR ?? 'data'),
    mongodbUri: data.MONGODB_URI,
    apiToken: data.DACU_API_TOKEN,
    sessionSecret: data.DACU_SESSION_SECRET,
    logLevel: data.DACU_LOG_LEVEL,
    watchShards: data.DACU_WATCH_SHARDS,
    env,
  };
}
