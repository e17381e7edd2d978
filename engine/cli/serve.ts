import { Command, InvalidArgumentError } from 'commander';
import type { EngineParts } from '../system/engine.ts';
import { createLog } from '../system/log.ts';
import { readSettings } from '../system/settings.ts';
import { EXIT, progress, progressOf, terminalLanguage } from './output.ts';
import { problemOf, untilSignal } from './process.ts';

export const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
};

/** Runs the parts until a signal ends them; says in one line what is wrong if they cannot start. */
async function serve(parts: EngineParts, demoOf?: { speed: number; seed: number }): Promise<void> {
  // From the first moment on: whoever is ended while starting up would leave its services behind.
  const asked = untilSignal();
  try {
    const settings = readSettings(process.env);
    // Only what runs an engine loads one: it takes longer than a file takes to check.
    const { startEngine } = await import('../system/engine.ts');
    const log = createLog(settings.logLevel);
    const language = terminalLanguage();
    const [engine, demoCode] = await Promise.all([
      startEngine(settings, { parts, log, onProgress: (text) => progress(text[language]) }),
      demoOf && import('../demo/demo.ts'),
    ]);
    const demo =
      demoOf &&
      (await demoCode?.startDemo({ ...engine, ...demoOf, dataDir: settings.dataDir, log, onProgress: progress }));
    if (engine.url) progress(language === 'en' ? `Ready: ${engine.url}` : `已就绪：${engine.url}`);
    const failure = await Promise.race([asked, engine.failed]);
    if (failure) log.fatal({ err: failure }, 'The engine failed');
    await demo?.stop();
    await engine.stop();
    process.exit(failure ? EXIT.found : EXIT.ok);
  } catch (error) {
    progressOf(problemOf(error));
    process.exit(EXIT.found);
  }
}

export const startCommand = (): Command =>
  new Command('start')
    .description('Start everything on this machine: services, engine, screens; without a demo campaign.')
    .action(() => serve('all'));

export const serverCommand = (): Command =>
  new Command('server')
    .description('Start the API and the screens only; workers run apart. Needs MONGODB_URI and TEMPORAL_ADDRESS.')
    .action(() => serve('server'));

export const workerCommand = (): Command =>
  new Command('worker')
    .description('Start a worker that runs campaigns and the watch. Needs MONGODB_URI and TEMPORAL_ADDRESS.')
    .action(() => serve('worker'));

export const serveDemo = (demoOf: { speed: number; seed: number }): Promise<void> => serve('all', demoOf);
