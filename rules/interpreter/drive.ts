import type { Program } from '../playbook/program.ts';
import { advance } from './advance.ts';
import type { Advanced } from './advance.ts';
import type { Answer, Command } from './messages.ts';

/** Carries one command out. It never fails: what goes wrong is an answer too. */
export type CarryOut = (command: Command) => Promise<Answer>;

/**
 * Carries out commands until none is left. They start at once and side by side; their answers go in, in the order of
 * the commands, however long each took. That order is the same wherever a campaign runs.
 */
export async function drive(
  program: Program,
  first: Advanced,
  carryOut: CarryOut,
): Promise<Omit<Advanced, 'commands'>> {
  let { state } = first;
  const log = [...first.log];
  const refused = [...first.refused];
  const start = (command: Command) => ({ command, answer: carryOut(command) });
  const queue = first.commands.map(start);
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { id, atMs } = next.command;
    const advanced = advance(program, state, { type: 'answer', atMs, command: id, answer: await next.answer });
    state = advanced.state;
    log.push(...advanced.log);
    refused.push(...advanced.refused);
    queue.push(...advanced.commands.map(start));
  }
  return { state, log, refused };
}
