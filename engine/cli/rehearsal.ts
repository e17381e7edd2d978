import { Option } from 'commander';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { lintTogether } from '../../rules/lint/together.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import type { Scenario } from '../../rules/simulate/scenario.ts';
import { about, exitOf, readPlaybook, readScenario } from './files.ts';
import { EXIT, reportProblems } from './output.ts';

/** Playbooks by their ids. */
export type Playbooks = Readonly<Record<string, Playbook>>;

/** What is needed to play a campaign: the playbook, those that it runs, and the scenario. */
export interface Rehearsal {
  readonly playbook: Playbook;
  readonly playbooks: Playbooks;
  readonly scenario: Scenario;
}

export const scenarioOption = (contents: string): Option =>
  new Option('--scenario <file>', `the scenario (JSON): ${contents}`).makeOptionMandatory();

export const subPlaybooksOption = (): Option =>
  new Option(
    '--playbook <file>',
    'a playbook that the first one, or one of these, runs as a sub-playbook; may be given again',
  )
    .argParser((each: string, all: readonly string[]) => [...all, each])
    .default([], 'none');

export interface RehearsalFiles {
  readonly scenario: string;
  readonly playbook: readonly string[];
}

/** Reads all of it, or reports what keeps it from being played. */
export async function readRehearsal(
  file: string,
  { scenario: scenarioFile, playbook: others }: RehearsalFiles,
  json: boolean,
): Promise<Rehearsal | undefined> {
  const refuse = (problems: readonly Problem[], exitCode: number): undefined => {
    reportProblems(problems, json, exitCode);
    return undefined;
  };
  const playbook = await readSound(file);
  if (!playbook.ok) return refuse(playbook.problems, exitOf(playbook.problems));
  const playbooks = await readSubPlaybooks(others);
  const together = playbooks.ok ? about(file, soundTogether(playbook.value, playbooks.value)) : playbooks;
  if (!together.ok) return refuse(together.problems, exitOf(together.problems));
  const scenario = await readScenario(scenarioFile);
  if (!scenario.ok) return refuse(scenario.problems, EXIT.usage);
  return { playbook: playbook.value, playbooks: together.value, scenario: scenario.value };
}

export async function readSubPlaybooks(files: readonly string[]): Promise<Result<Playbooks>> {
  const known: Record<string, Playbook> = {};
  for (const file of files) {
    const read = await readSound(file);
    if (!read.ok) return read;
    known[read.value.id] = read.value;
  }
  return ok(known);
}

/** A playbook that lint has no error against. */
async function readSound(file: string): Promise<Result<Playbook>> {
  const read = await readPlaybook(file);
  if (!read.ok) return read;
  const findings = lint(read.value);
  return hasErrors(findings) ? about(file, failed(...findings)) : read;
}

function soundTogether(playbook: Playbook, others: Playbooks): Result<Playbooks> {
  const all = { ...others, [playbook.id]: playbook };
  const problems = Object.values(all).flatMap((each) => lintTogether(each, all));
  return hasErrors(problems) ? failed(...problems) : ok(others);
}
