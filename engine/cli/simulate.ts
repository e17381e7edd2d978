import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { monteCarlo } from '../../rules/simulate/monte-carlo.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import type { Simulation } from '../../rules/simulate/simulation.ts';
import { EXIT, inFile, oneLine, printJson, problemLine, progress, reportProblems, wholeAboveZero } from './output.ts';
import { untilSignal } from './process.ts';
import { readRehearsal, scenarioOption, subPlaybooksOption } from './rehearsal.ts';
import type { Rehearsal, RehearsalFiles } from './rehearsal.ts';
import { printMonteCarlo } from './summary.ts';

interface Options extends RehearsalFiles {
  readonly runs?: number;
  readonly json?: boolean;
}

export const simulateCommand = (): Command =>
  new Command('simulate')
    .description('Play a whole campaign in memory, on a virtual clock, from a scenario.')
    .argument('<playbook>', 'the playbook (JSON)')
    .addOption(scenarioOption('anchors, people, plan, metrics, data sets, failures'))
    .addOption(subPlaybooksOption())
    .option(
      '--runs <n>',
      'play it so often, each time with another seed, and print how the results are distributed',
      wholeAboveZero,
    )
    .option(
      '--json',
      'print one JSON document: {status, startedAt, endedAt, log, effects, tasks, variables, sets, problems, children}',
    )
    .action(async (file: string, { runs, json = false, ...files }: Options) => {
      const rehearsal = await readRehearsal(file, files, json);
      if (!rehearsal) return;
      if (runs !== undefined) return await printRuns(rehearsal, files.scenario, runs, json);
      const { playbook, scenario, playbooks } = rehearsal;
      const simulation = await simulate(playbook, scenario, { playbooks });
      if (!simulation.ok) return reportProblems(inFile(files.scenario, simulation.problems), json, EXIT.usage);
      if (json) printJson(simulation.value);
      else printLog(simulation.value);
      process.exitCode = simulation.value.status === 'completed' ? EXIT.ok : EXIT.found;
    });

async function printRuns(
  { playbook, scenario, playbooks }: Rehearsal,
  file: string,
  runs: number,
  json: boolean,
): Promise<void> {
  let stopped = false;
  void untilSignal().then(() => (stopped = true));
  const played = await monteCarlo(playbook, scenario, {
    playbooks,
    runs,
    async onRun(done) {
      if (done % Math.max(1, Math.floor(runs / 10)) === 0) progress(`${done} of ${runs} runs`);
      // Runs never wait for anything: without a pause no signal would be heard.
      await setImmediate();
      return !stopped;
    },
  });
  if (!played.ok) return reportProblems(inFile(file, played.problems), json, EXIT.usage);
  if (json) printJson(played.value);
  else printMonteCarlo(played.value, playbook.currency);
}

/** What identifies an entry, and the trees of conditions: `--json` has them. */
const LEFT_OUT: ReadonlySet<string> = new Set(['seq', 'n', 'key', 'task', 'why', 'whys']);

const LONGEST_LINE = 500;

/** When, what, at which node; then what the entry says, each by its name: `rule=hot rows=["A"]`. */
function entryLine({ at, type, node, ...rest }: Simulation['log'][number]): string {
  const said = Object.entries(rest)
    .filter(([name, value]) => value !== undefined && !LEFT_OUT.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return oneLine([at, type, ...(typeof node === 'string' ? [node] : []), ...said].join(' '), LONGEST_LINE);
}

function printLog({ status, startedAt, endedAt, log, effects, tasks, problems, children }: Simulation): void {
  for (const entry of log) process.stdout.write(`${entryLine(entry)}\n`);
  for (const problem of problems) process.stdout.write(`parked: ${problemLine(problem)}\n`);
  process.stdout.write(`${status}: ${startedAt} → ${endedAt}, ${tasks.length} tasks, ${effects.length} effects\n`);
  for (const { campaign, node, ...child } of children) {
    process.stdout.write(`\n${campaign} (${node})\n`);
    printLog(child);
  }
}
