import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { lintTogether } from '../../rules/lint/together.ts';
import { repair } from '../../rules/lint/repair.ts';
import type { Json } from '../../rules/json.ts';
import { parsePlaybookText } from '../../rules/playbook/parse.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { failed } from '../../rules/problems/result.ts';
import { about, exitOf, readText } from './files.ts';
import { EXIT, fixLine, inFile, printJson, problemLine, progress, reportProblems } from './output.ts';
import { patchText } from './patch-text.ts';
import { readSubPlaybooks, subPlaybooksOption } from './rehearsal.ts';

interface Options {
  readonly json?: boolean;
  readonly fix?: boolean;
  readonly playbook: readonly string[];
}

export const lintCommand = (): Command =>
  new Command('lint')
    .description('Check a playbook file: its structure, and what can be known of it before it runs.')
    .argument('<file>', 'the playbook (JSON), or - for standard input')
    .addOption(subPlaybooksOption())
    .option('--json', 'print one JSON document: {"ok", "problems":[{code, severity, place, message, fix?}]}')
    .option('--fix', 'write the file with all fixes applied that bring no new error; the rest stays as it is written')
    .action(async (file: string, { json = false, fix = false, playbook: others }: Options, command: Command) => {
      if (fix && file === '-') command.error('error: --fix writes the file, so it needs one');
      const read = await readText(file);
      const text = read.ok && fix ? await writeFixed(file, read.value) : read;
      const known = await readSubPlaybooks(others);
      if (!known.ok) return reportProblems(known.problems, json, exitOf(known.problems));
      const parsed = about(file, text.ok ? parsePlaybookText(text.value) : failed(...text.problems));
      const problems = parsed.ok
        ? inFile(file, [...lint(parsed.value), ...lintTogether(parsed.value, known.value)])
        : parsed.problems;
      const errors = hasErrors(problems);
      if (json) printJson({ ok: !errors, problems });
      else process.stdout.write(report(problems));
      process.exitCode = errors ? exitOf(problems) : EXIT.ok;
    });

const report = (problems: readonly Problem[]): string =>
  problems.length === 0
    ? 'No problems.\n'
    : problems.map((problem) => `${problemLine(problem)}\n${problem.fix ? `${fixLine(problem.fix)}\n` : ''}`).join('');

/** Applies what can be fixed to the file's own text, and writes it if that changes anything. */
async function writeFixed(file: string, text: string): Promise<{ readonly ok: true; readonly value: string }> {
  const { repaired } = repair(jsonOf(text));
  const value = repaired.reduce((before, { fix }) => patchText(before, fix), text);
  for (const each of repaired) progress(`fixed ${problemLine({ ...each, file })}\n${fixLine(each.fix)}`);
  if (value !== text) await writeFile(file, value);
  return { ok: true, value };
}

/** What is no JSON has nothing to fix; what is wrong with it is said when it is parsed. */
function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
