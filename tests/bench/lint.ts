import { diffPlaybooks } from '../../rules/diff/diff.ts';
import { lint } from '../../rules/lint/lint.ts';
import { playbookOf } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';
import type { Bench } from './support/bench.ts';
import { largePlaybook } from './support/large-playbook.ts';

const NODES = 2_000;

/** What the editor does at every pause of the typing: it must not be felt. */
export const bench: Bench = {
  name: 'lint',
  title: `static analysis of a playbook of ${NODES} nodes`,
  async run(measure) {
    const playbook = playbookOf(largePlaybook(NODES));
    // As in the editor: the same texts again and again.
    await measure.time(`lint.${NODES}_nodes_ms`, () => playbook, lint);
    // As when a file is opened: expressions that no cache has seen.
    await measure.time(`lint.${NODES}_nodes_first_ms`, (run) => playbookOf(largePlaybook(NODES, run + 1)), lint, {
      warmUps: 1,
      runs: 3,
    });
    // What the approver of a new version waits for: here every section has another threshold and another deadline.
    const edited = playbookOf(withOtherLimits(largePlaybook(NODES)));
    await measure.time(
      `diff.${NODES}_nodes_ms`,
      () => edited,
      (after) => diffPlaybooks(playbook, after),
    );
  },
};

const withOtherLimits = (written: WrittenPlaybook): WrittenPlaybook => ({
  ...written,
  nodes: written.nodes.map((each) => ({
    ...each,
    config: JSON.parse(JSON.stringify(each.config).replaceAll('1.1', '1.2').replaceAll('"P2D"', '"P3D"')) as object,
  })),
});
