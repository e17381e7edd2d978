import { homedir } from 'node:os';
import { join } from 'node:path';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder, per user, of programs that were fetched or built for Dacu: `$XDG_CACHE_HOME/dacu`, else `~/.cache/dacu`.
 * Every clone on a machine shares it.
 */
export function programCacheDir(env: Environment): string {
  const base = env['XDG_CACHE_HOME'];
  return join(base !== undefined && base !== '' ? base : join(env['HOME'] ?? homedir(), '.cache'), 'dacu');
}
