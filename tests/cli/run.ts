import { spawnSync } from 'node:child_process';
import { CLI } from '../support/processes.ts';

/** What a command of the command line said, and the code that it ended with. */
export function dacu(args: readonly string[], options: { readonly language?: string; readonly input?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, LC_ALL: options.language ?? 'en_US.UTF-8' },
  });
  return { code: status, stdout, stderr };
}
