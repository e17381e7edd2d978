import { Command } from 'commander';
import { backtest } from '../../rules/backtest/backtest.ts';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { summarise } from '../../rules/simulate/summary.ts';
import { isUnreadable, readPlaybook, readScenario } from './files.ts';
import { EXIT, printJson, progress, reportProblems } from './output.ts';
import { readRecording } from './recording.ts';
import { printSummary } from './summary.ts';

interface Options {
  readonly scenario: string;
  readonly orders?: string;
  readonly columns?: string;
  readonly metrics?: string;
  readonly json?: boolean;
}

export const backtestCommand = (): Command =>
  new Command('backtest')
    .description('Play a playbook on recorded data, as if it had run then.')
    .argument('<playbook>', 'the playbook (JSON)')
    .requiredOption(
      '--scenario <file>',
      'the scenario (JSON): its anchors say when; people, plan, parameters, failures',
    )
    .option('--orders <file>', 'order lines (CSV, plain or gzipped): order, sku, quantity, at, price; customer, region')
    .option('--columns <field:Header,…>', 'which column is which, where they have other names')
    .option('--metrics <file>', 'metric points (CSV, plain or gzipped): metric, at, value; dimensions')
    .option('--json', 'print one JSON document: that of simulate, with {summary: rules, actions, money, work, curves}')
    .addHelpText(
      'after',
      '\nThe data sets “skus” and “customers” are what the orders up to each day tell; the metrics gmv, orders, units,\nbuyers, newBuyers, soldSkus, refunds and refundOrders are counted from them by the hour.',
    )
    .action(async (file: string, { scenario: scenarioFile, orders, columns, metrics, json = false }: Options) => {
      const playbook = await readPlaybook(file);
      if (!playbook.ok)
        return reportProblems(playbook.problems, json, isUnreadable(playbook) ? EXIT.usage : EXIT.found);
      const findings = lint(playbook.value);
      if (hasErrors(findings)) return reportProblems(findings, json, EXIT.found);
      const scenario = await readScenario(scenarioFile);
      if (!scenario.ok) return reportProblems(scenario.problems, json, EXIT.usage);
      progress('Reading the record…');
      const recording = await readRecording(
        { orders, columns: columns?.split(','), metrics },
        playbook.value,
        Date.now(),
      );
      if (!recording.ok) return reportProblems(recording.problems, json, EXIT.usage);
      progress(`Playing it: ${recording.value.orders.length} order lines, ${recording.value.points.length} points…`);
      const played = await backtest(playbook.value, scenario.value, recording.value);
      if (!played.ok) return reportProblems(played.problems, json, EXIT.usage);
      const { simulation, points } = played.value;
      const summary = summarise(simulation, points, playbook.value.timezone);
      if (json) printJson({ ...simulation, summary });
      else printSummary(summary, playbook.value.currency);
      process.exitCode = simulation.status === 'completed' ? EXIT.ok : EXIT.found;
    });
