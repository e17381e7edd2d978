import { Command } from 'commander';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import type { Simulation } from '../../rules/simulate/simulate.ts';
import { isUnreadable, readPlaybook, readScenario } from './files.ts';
import { EXIT, printJson, problemLine, reportProblems } from './output.ts';

export const simulateCommand = (): Command =>
  new Command('simulate')
    .description('Play a whole campaign in memory, on a virtual clock, from a scenario.')
    .argument('<playbook>', 'the playbook (JSON)')
    .requiredOption('--scenario <file>', 'the scenario (JSON): anchors, people, plan, metrics, data sets, failures')
    .option(
      '--json',
      'print one JSON document: {status, startedAt, endedAt, log, effects, tasks, variables, sets, problems}',
    )
    .action(async (file: string, { scenario: scenarioFile, json = false }: { scenario: string; json?: boolean }) => {
      const playbook = await readPlaybook(file);
      if (!playbook.ok)
        return reportProblems(playbook.problems, json, isUnreadable(playbook) ? EXIT.usage : EXIT.found);
      const findings = lint(playbook.value);
      if (hasErrors(findings)) return reportProblems(findings, json, EXIT.found);
      const scenario = await readScenario(scenarioFile);
      if (!scenario.ok) return reportProblems(scenario.problems, json, EXIT.usage);
      const simulation = await simulate(playbook.value, scenario.value);
      if (!simulation.ok) return reportProblems(simulation.problems, json, EXIT.usage);
      if (json) printJson(simulation.value);
      else printSummary(simulation.value);
      process.exitCode = simulation.value.status === 'completed' ? EXIT.ok : EXIT.found;
    });

function printSummary({ status, startedAt, endedAt, log, effects, tasks, problems }: Simulation): void {
  for (const { at, type, node, ...rest } of log) {
    const { rule, outcome, reason } = rest;
    const details = [node, rule, outcome, reason].filter((each) => typeof each === 'string').join(' ');
    process.stdout.write(`${at} ${type} ${details}\n`);
  }
  for (const problem of problems) process.stdout.write(`parked: ${problemLine(problem)}\n`);
  process.stdout.write(`${status}: ${startedAt} → ${endedAt}, ${tasks.length} tasks, ${effects.length} effects\n`);
}
