import { Command, CommanderError } from 'commander';
import { demoCommand } from './demo.ts';
import { diffCommand } from './diff.ts';
import { lintCommand } from './lint.ts';
import { migrateCommand } from './migrate.ts';
import { EXIT } from './output.ts';
import { schemaCommand } from './schema.ts';
import { serverCommand, startCommand, workerCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';
import { VERSION } from '../system/version.ts';

const program = new Command('dacu')
  .description('Campaign playbooks for e-commerce operations: check them, rehearse them, run them.')
  .version(VERSION)
  .showHelpAfterError('(add --help for what the command takes)')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit codes: 0 all is well; 1 something was found or failed; 2 the call or its input is wrong.',
  );

for (const command of [
  startCommand,
  demoCommand,
  lintCommand,
  diffCommand,
  migrateCommand,
  simulateCommand,
  schemaCommand,
  serverCommand,
  workerCommand,
]) {
  program.addCommand(command().exitOverride());
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong; help and version are no failures.
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
