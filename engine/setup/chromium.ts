import { existsSync } from 'node:fs';
import type { Environment } from '../local/environment.ts';
import { isExecutableFile, programsOnPath } from '../local/findProgram.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** The absolute path of a browser of the Chromium family: on the PATH, else where installers put it. */
export function findChromium(env: Environment): string | undefined {
  return NAMES.flatMap((name) => programsOnPath(name, env))[0] ?? PLACES.find(isExecutableFile);
}

/** The command that installs Chromium with Chinese fonts, where we are allowed to: as root on Debian or Ubuntu. */
export function chromiumInstallCommand(env: Environment): string[] | undefined {
  const [aptGet] = programsOnPath('apt-get', env);
  if (aptGet === undefined || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  return [aptGet, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
}
