import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { findTemporal } from '../../engine/local/temporal/executable.ts';

/**
 * The environment for an engine whose Temporal server suggests a new run of a workflow after so many events of its
 * history instead of thousands: the program `temporal` in the folder is the real one with that setting.
 */
export async function shortRuns(folder: string, events: number): Promise<NodeJS.ProcessEnv> {
  const temporal = await findTemporal({ env: process.env, onProgress: () => undefined });
  const setting = `--dynamic-config-value limit.historyCount.suggestContinueAsNew=${events}`;
  const program = join(folder, 'temporal');
  await writeFile(program, `#!/bin/sh\n[ "$1" = server ] && set -- "$@" ${setting}\nexec '${temporal}' "$@"\n`);
  await chmod(program, 0o755);
  return { PATH: [folder, process.env['PATH']].join(delimiter) };
}
