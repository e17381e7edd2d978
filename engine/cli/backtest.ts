import { Command } from 'commander';
import { backtest } from '../../rules/backtest/backtest.ts';
import { summarise } from '../../rules/simulate/summary.ts';
import { EXIT, inFile, printJson, progress, reportProblems } from './output.ts';
import { readRecording } from './recording.ts';
import { readRehearsal, scenarioOption, subPlaybooksOption } from './rehearsal.ts';
import type { RehearsalFiles } from './rehearsal.ts';
import { printSummary } from './summary.ts';

interface Options extends RehearsalFiles {
  readonly orders?: string;
  readonly columns?: string;
  readonly metrics?: string;
  readonly json?: boolean;
}

export const backtestCommand = (): Command =>
  new Command('backtest')
    .description('Play a playbook on recorded data, as if it had run then.')
    .argument('<playbook>', 'the playbook (JSON)')
    .addOption(scenarioOption('its anchors say when; people, plan, parameters, failures'))
    .addOption(subPlaybooksOption())
    .option('--orders <file>', 'order lines (CSV, plain or gzipped): order, sku, quantity, at, price; customer, region')
    .option('--columns <field:Header,…>', 'which column is which, where they have other names')
    .option('--metrics <file>', 'metric points (CSV, plain or gzipped): metric, at, value; dimensions')
    .option('--json', 'print one JSON document: that of simulate, with {summary: rules, actions, money, work, curves}')
    .addHelpText(
      'after',
      '\nThe data sets “skus” and “customers” are what the orders up to each day tell; the metrics gmv, orders, units,\nbuyers, newBuyers, soldSkus, refunds and refundOrders are counted from them by the hour.',
    )
    .action(async (file: string, { orders, columns, metrics, json = false, ...files }: Options, command: Command) => {
      if (orders === undefined && metrics === undefined)
        command.error('error: there is nothing to play it on: give --orders <file>, --metrics <file>, or both');
      const rehearsal = await readRehearsal(file, files, json);
      if (!rehearsal) return;
      const { playbook, scenario, playbooks } = rehearsal;
      progress('Reading the record…');
      const recording = await readRecording({ orders, columns: columns?.split(','), metrics }, playbook, Date.now());
      if (!recording.ok) return reportProblems(recording.problems, json, EXIT.usage);
      progress(`Playing it: ${recording.value.orders.length} order lines, ${recording.value.points.length} points…`);
      const played = await backtest(playbook, scenario, recording.value, playbooks);
      if (!played.ok) return reportProblems(inFile(files.scenario, played.problems), json, EXIT.usage);
      const { simulation, points } = played.value;
      const summary = summarise(simulation, points, playbook.timezone);
      if (json) printJson({ ...simulation, summary });
      else printSummary(summary, playbook.currency);
      process.exitCode = simulation.status === 'completed' ? EXIT.ok : EXIT.found;
    });
