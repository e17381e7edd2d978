import type { InstantExpression } from '../../../../rules/time/instant.ts';

/** The text of an instant, as the playbook writes it. */
export function writeInstant({ anchor, offset, time }: InstantExpression): string {
  const shift = offset ? ` ${offset.sign === -1 ? '-' : '+'} ${offset.duration}` : '';
  return `${anchor}${shift}${time === undefined ? '' : ` @ ${time}`}`;
}
