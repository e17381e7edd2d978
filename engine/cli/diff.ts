import { Command } from 'commander';
import type { Change } from '../../rules/diff/change.ts';
import { diffPlaybooks } from '../../rules/diff/diff.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { readPlaybook } from './files.ts';
import { EXIT, printJson, reportProblems, terminalLanguage } from './output.ts';

const NO_CHANGE = { en: 'Nothing differs in what they do.', 'zh-CN': '两者的内容没有差别。' };

export const diffCommand = (): Command =>
  new Command('diff')
    .description('Say in words what differs between two playbooks, the gravest first. Exit code 1 if anything does.')
    .argument('<old>', 'the old playbook (JSON), or - for standard input')
    .argument('<new>', 'the new playbook (JSON)')
    .option('--json', 'print one JSON document: {"changes":[{code, impact, before, after, message}]}')
    .action(async (old: string, fresh: string, { json = false }: { json?: boolean }) => {
      const [before, after] = [await readPlaybook(old), await readPlaybook(fresh)];
      if (!before.ok || !after.ok) {
        const problems = [before, after].flatMap((read) => (read.ok ? [] : read.problems));
        return reportProblems(problems, json, EXIT.usage);
      }
      const changes = diffPlaybooks(before.value, after.value);
      if (json) printJson({ changes });
      else print(changes, terminalLanguage());
      process.exitCode = changes.length > 0 ? EXIT.found : EXIT.ok;
    });

function print(changes: readonly Change[], language: Language): void {
  for (const { impact, message } of changes) process.stdout.write(`${impact.padEnd(6)} ${message[language]}\n`);
  if (changes.length === 0) process.stdout.write(`${NO_CHANGE[language]}\n`);
}
