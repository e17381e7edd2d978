import { spawnSync } from 'node:child_process';
import { LocalServiceError } from '../local/localServiceError.ts';
import { externalTemporal } from '../local/temporal/external.ts';
import { findTemporal } from '../local/temporal/executable.ts';
import { chromiumInstallCommand, findChromium } from './chromium.ts';

// Makes sure of the programs that the tests need, so that none of them waits for a download.

const say = (text: string): void => console.error(`dacu: ${text}`);

async function ensureTemporal(): Promise<boolean> {
  try {
    if (externalTemporal(process.env)) return true;
    await findTemporal({ env: process.env, onProgress: (message) => say(message.en) });
    return true;
  } catch (error) {
    if (!(error instanceof LocalServiceError)) throw error;
    say(error.problem.message.en);
    return false;
  }
}

/** The tests that need no browser are worth running without one. */
function ensureChromium(): void {
  if (findChromium(process.env)) return;
  const command = chromiumInstallCommand(process.env);
  if (command) {
    say('Installing Chromium for the browser tests…');
    const [program = '', ...args] = command;
    spawnSync(program, args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (!findChromium(process.env)) {
    say('No Chromium was found: the browser tests will fail. Install Chromium, Google Chrome or Microsoft Edge.');
  }
}

ensureChromium();
if (!(await ensureTemporal())) process.exitCode = 1;
