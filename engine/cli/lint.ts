import { Command } from 'commander';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { isUnreadable, readPlaybook } from './files.ts';
import { EXIT, printJson, problemLine } from './output.ts';

export const lintCommand = (): Command =>
  new Command('lint')
    .description('Check a playbook file: its structure, and what can be known of it before it runs.')
    .argument('<file>', 'the playbook (JSON), or - for standard input')
    .option('--json', 'print one JSON document: {"ok", "problems":[{code, severity, place, message}]}')
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const read = await readPlaybook(file);
      const problems = read.ok ? lint(read.value) : read.problems;
      const errors = hasErrors(problems);
      if (json) printJson({ ok: !errors, problems });
      else for (const problem of problems) process.stdout.write(`${problemLine(problem)}\n`);
      if (!json && problems.length === 0) process.stdout.write('No problems.\n');
      process.exitCode = isUnreadable(read) ? EXIT.usage : errors ? EXIT.found : EXIT.ok;
    });
