import { kindOf } from '../kinds/registry.ts';
import { isPending } from './state.ts';
import type { Ending, Token } from './state.ts';
import type { Step } from './step.ts';

/**
 * Undoes what the end of the campaign undoes: one effect after the other, the latest first, so that each finds what it
 * had put there. True while there is something to wait for.
 */
export function unwind(step: Step): boolean {
  for (;;) {
    const { ending, tokens } = step.state;
    if (!ending?.undo) return false;
    const current = tokens.find((token) => token.id === ending.at);
    if (current && isUnderWay(current, ending)) return true;
    const [next] = tokens
      .filter((token) => token.id < (ending.at ?? Infinity) && isMeant(step, token, ending))
      .sort((a, b) => b.id - a.id);
    if (!next) return false;
    const node = step.program.nodes.get(next.node)!;
    step.patch({ ending: { ...ending, at: next.id } });
    if (next.state === 'standing')
      kindOf(node).undo?.(step, next, node, { as: ending.undo === 'all' ? 'compensated' : 'expired' });
    if (step.state.asked.length > 0) return true;
  }
}

const isMeant = (step: Step, token: Token, { undo }: Ending): boolean =>
  token.effect !== undefined && (undo === 'all' || token.state === 'parked' || isPending(step.state, token));

/** A stop does not wait for a person; an end does, as it does for everything that is parked. */
const isUnderWay = ({ state, data }: Token, { status }: Ending): boolean =>
  state === 'parked' ? status === 'completed' : data['undo'] !== undefined;
