import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { lintTogether } from '../../rules/lint/together.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import type { Simulation } from '../../rules/simulate/simulate.ts';
import { isUnreadable, readPlaybook, readScenario } from './files.ts';
import { monteCarlo } from '../../rules/simulate/monte-carlo.ts';
import type { MonteCarloOptions } from '../../rules/simulate/monte-carlo.ts';
import type { Scenario } from '../../rules/simulate/scenario.ts';
import { EXIT, printJson, problemLine, progress, reportProblems, wholeAboveZero } from './output.ts';
import { untilSignal } from './process.ts';
import { printMonteCarlo } from './summary.ts';

interface Options {
  readonly scenario: string;
  readonly playbook: readonly string[];
  readonly runs?: number;
  readonly json?: boolean;
}

/** The playbooks that may be run as sub-playbooks, by their ids; each is linted, and cycles among them are refused. */
async function readReferenced(
  playbook: Playbook,
  files: readonly string[],
): Promise<Result<Readonly<Record<string, Playbook>>>> {
  const known: Record<string, Playbook> = {};
  for (const file of files) {
    const read = await readPlaybook(file);
    if (!read.ok) return read;
    const findings = lint(read.value);
    if (hasErrors(findings)) return failed(...findings);
    known[read.value.id] = read.value;
  }
  const all = { ...known, [playbook.id]: playbook };
  const problems = Object.values(all).flatMap((each) => lintTogether(each, all));
  return hasErrors(problems) ? failed(...problems) : ok(known);
}

export const simulateCommand = (): Command =>
  new Command('simulate')
    .description('Play a whole campaign in memory, on a virtual clock, from a scenario.')
    .argument('<playbook>', 'the playbook (JSON)')
    .requiredOption('--scenario <file>', 'the scenario (JSON): anchors, people, plan, metrics, data sets, failures')
    .option(
      '--playbook <file>',
      'a playbook that the first one, or one of these, runs as a sub-playbook; may be given again',
      (each: string, all: readonly string[]) => [...all, each],
      [] as readonly string[],
    )
    .option(
      '--runs <n>',
      'play it so often, each time with another seed, and print how the results are distributed',
      wholeAboveZero,
    )
    .option(
      '--json',
      'print one JSON document: {status, startedAt, endedAt, log, effects, tasks, variables, sets, problems, children}',
    )
    .action(async (file: string, { scenario: scenarioFile, playbook: others, runs, json = false }: Options) => {
      const playbook = await readPlaybook(file);
      if (!playbook.ok)
        return reportProblems(playbook.problems, json, isUnreadable(playbook) ? EXIT.usage : EXIT.found);
      const findings = lint(playbook.value);
      if (hasErrors(findings)) return reportProblems(findings, json, EXIT.found);
      const referenced = await readReferenced(playbook.value, others);
      if (!referenced.ok) return reportProblems(referenced.problems, json, EXIT.found);
      const scenario = await readScenario(scenarioFile);
      if (!scenario.ok) return reportProblems(scenario.problems, json, EXIT.usage);
      const options = { playbooks: referenced.value };
      if (runs !== undefined) return await printRuns(playbook.value, scenario.value, { ...options, runs }, json);
      const simulation = await simulate(playbook.value, scenario.value, options);
      if (!simulation.ok) return reportProblems(simulation.problems, json, EXIT.usage);
      if (json) printJson(simulation.value);
      else printLog(simulation.value);
      process.exitCode = simulation.value.status === 'completed' ? EXIT.ok : EXIT.found;
    });

async function printRuns(
  playbook: Playbook,
  scenario: Scenario,
  options: MonteCarloOptions,
  json: boolean,
): Promise<void> {
  const { runs } = options;
  let stopped = false;
  void untilSignal().then(() => (stopped = true));
  const played = await monteCarlo(playbook, scenario, {
    ...options,
    async onRun(done) {
      if (done % Math.max(1, Math.floor(runs / 10)) === 0) progress(`${done} of ${runs} runs`);
      // Runs never wait for anything: without a pause no signal would be heard.
      await setImmediate();
      return !stopped;
    },
  });
  if (!played.ok) return reportProblems(played.problems, json, EXIT.usage);
  if (json) printJson(played.value);
  else printMonteCarlo(played.value, playbook.currency);
}

function printLog({ status, startedAt, endedAt, log, effects, tasks, problems, children }: Simulation): void {
  for (const { at, type, node, ...rest } of log) {
    const { rule, outcome, reason } = rest;
    const details = [node, rule, outcome, reason].filter((each) => typeof each === 'string').join(' ');
    process.stdout.write(`${at} ${type} ${details}\n`);
  }
  for (const problem of problems) process.stdout.write(`parked: ${problemLine(problem)}\n`);
  process.stdout.write(`${status}: ${startedAt} → ${endedAt}, ${tasks.length} tasks, ${effects.length} effects\n`);
  for (const { campaign, node, ...child } of children) {
    process.stdout.write(`\n${campaign} (${node})\n`);
    printLog(child);
  }
}
