import { Command, CommanderError } from 'commander';
import { backtestCommand } from './backtest.ts';
import { benchCommand } from './bench.ts';
import { demoCommand } from './demo.ts';
import { diffCommand } from './diff.ts';
import { lintCommand } from './lint.ts';
import { migrateCommand } from './migrate.ts';
import { EXIT, progressOf } from './output.ts';
import { problemOf } from './process.ts';
import { schemaCommand } from './schema.ts';
import { serverCommand, startCommand, workerCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';
import { errorCode } from '../local/errorCode.ts';
import { VERSION } from '../system/version.ts';

// Whoever reads the output may have had enough of it: `dacu schema | head`.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

const program = new Command('dacu')
  .description('Campaign playbooks for e-commerce operations: check them, rehearse them, run them.')
  .version(VERSION)
  .showHelpAfterError('(add --help for what the command takes)')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit codes: 0 all is well; 1 something was found or failed (whatever is wrong in a playbook, be it no JSON at all); 2 the call is wrong,\nor a file that it needs is not there, or is not what it should be (a scenario, a state).',
  );

for (const command of [
  startCommand,
  demoCommand,
  lintCommand,
  diffCommand,
  migrateCommand,
  simulateCommand,
  backtestCommand,
  schemaCommand,
  benchCommand,
  serverCommand,
  workerCommand,
]) {
  program.addCommand(command().copyInheritedSettings(program));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong; help and version are no failures.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    progressOf(problemOf(error));
    process.exitCode = EXIT.found;
  }
}
