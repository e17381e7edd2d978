import type { MonteCarlo } from '../../rules/simulate/monte-carlo.ts';
import type { Summary } from '../../rules/simulate/summary.ts';
import { minorDigitsOf } from '../../rules/tables/cells.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const moneyIn =
  (currency: string) =>
  (minor: number): string =>
    `${(minor / 10 ** minorDigitsOf(currency)).toFixed(minorDigitsOf(currency))} ${currency}`;

/** What a simulation came to, for a terminal. */
export function printSummary({ status, rules, actions, money, work, parked }: Summary, currency: string): void {
  const format = moneyIn(currency);
  for (const { node, rule, fired, suppressed, noData, stale, firstAt } of rules) {
    const kept = Object.entries({ ...suppressed, noData, stale }).filter(([, count]) => count > 0);
    const why = kept.map(([reason, count]) => `${reason} ${count}`).join(', ');
    print(`rule ${node}.${rule}: fired ${fired}${firstAt ? ` (first ${firstAt})` : ''}${why ? `; ${why}` : ''}`);
  }
  for (const each of actions) {
    const failed = each.failed + each.declined > 0 ? `, failed ${each.failed}, declined ${each.declined}` : '';
    print(`action ${each.do}: applied ${each.applied}${failed}${each.money > 0 ? `, ${format(each.money)}` : ''}`);
  }
  for (const { assignee, day, opened, unanswered } of work) {
    print(`work ${day} ${assignee}: ${opened}${unanswered > 0 ? `, ${unanswered} unanswered` : ''}`);
  }
  print(`${status}: ${format(money)} spent, ${parked} parked`);
}

/** How the runs are distributed, for a terminal: the middle, and nine runs of ten. */
export function printMonteCarlo({ runs, status, fired, applied, money, tasks }: MonteCarlo, currency: string): void {
  const format = moneyIn(currency);
  const spread = ({ p5, p50, p95 }: MonteCarlo['money'], show: (value: number) => string = String): string =>
    `${show(p50)} (${show(p5)} … ${show(p95)})`;
  print(
    `${runs} runs: ${Object.entries(status)
      .map(([name, share]) => `${name} ${(share * 100).toFixed(0)} %`)
      .join(', ')}`,
  );
  for (const [name, each] of Object.entries(fired)) print(`rule ${name}: ${spread(each)}`);
  for (const [name, each] of Object.entries(applied)) print(`action ${name}: ${spread(each)}`);
  print(`money: ${spread(money, format)}`);
  print(`tasks: ${spread(tasks)}`);
}
