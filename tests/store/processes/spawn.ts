import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Program {
  readonly pid: number;
  /** The lines that it said so far; complete once it is gone. */
  readonly said: readonly string[];
  /** Resolves when it has said so many lines, or is gone. */
  readonly hasSaid: (lines: number) => Promise<void>;
  /** Ends it as a crash does. Resolves when it is gone and everything that it said was read. */
  readonly kill: () => Promise<void>;
}

/** Starts one of the programs beside this file in a process of its own. */
export function start(name: string, ...args: string[]): Program {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = createInterface({ input: child.stdout });
  const said: string[] = [];
  output.on('line', (line) => said.push(line));
  const gone = Promise.all([once(child, 'close'), once(output, 'close')]).then(() => undefined);
  return {
    pid: child.pid!,
    said,
    hasSaid: (lines) =>
      Promise.race([
        gone,
        new Promise<void>((resolve) => {
          const check = (): void => {
            if (said.length < lines) return;
            output.off('line', check);
            resolve();
          };
          output.on('line', check);
          check();
        }),
      ]),
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
