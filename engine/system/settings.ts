import { resolve } from 'node:path';
import { z } from 'zod';

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

/** @throws SettingsError that names every variable that is wrong */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
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

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(details: string) {
    super(`The environment is not right: ${details}. See .env.example.`);
  }
}
