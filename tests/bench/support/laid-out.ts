import { PHASES } from '../../../rules/playbook/phases.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { playbookOf } from '../../support/playbooks.ts';
import { largePlaybook } from './large-playbook.ts';

const COLUMN = 220;
const ROW = 100;
/** A block of nodes that follow each other: so many side by side, and in all. */
const ACROSS = 3;
const BLOCK = 21;
const BLOCKS_DOWN = 10;

/** A large playbook as a person would draw it: in blocks down each lane, the lanes one after the other. */
export function laidOutPlaybook(size: number): Playbook {
  const playbook = playbookOf(largePlaybook(size));
  const blocks = Math.ceil(playbook.nodes.length / BLOCK);
  const columns = Math.ceil(blocks / BLOCKS_DOWN);
  return {
    ...playbook,
    nodes: playbook.nodes.map((node, index) => {
      const block = Math.floor(index / BLOCK);
      const [column, within] = [Math.floor(block / BLOCKS_DOWN), index % BLOCK];
      return {
        ...node,
        phase: PHASES[Math.min(PHASES.length - 1, Math.floor((column * PHASES.length) / columns))]!,
        position: {
          x: column * (ACROSS + 1) * COLUMN + (within % ACROSS) * COLUMN,
          y: (block % BLOCKS_DOWN) * (BLOCK / ACROSS + 1) * ROW + Math.floor(within / ACROSS) * ROW,
        },
      };
    }),
  };
}
