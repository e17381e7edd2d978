import { hasErrors, lint } from '../../../rules/lint/lint.ts';
import { largePlaybook } from '../../bench/support/large-playbook.ts';
import { median } from '../../bench/support/bench.ts';
import { runBench } from '../../bench/support/measure.ts';
import { benchNames, loadBench } from '../../bench/support/registry.ts';
import { playbookOf } from '../../support/playbooks.ts';

describe('the median', () => {
  it('is the middle value, or between the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

describe('a benchmark', () => {
  it('times each run but the warm-ups, without what prepares it', async () => {
    let nowMs = 0;
    const bench = {
      name: 'x',
      title: '',
      run: ({ time }: Parameters<Parameters<typeof runBench>[0]['run']>[0]) =>
        time(
          'x_ms',
          (run) => ((nowMs += 1000), run),
          (run) => (nowMs += run),
          { warmUps: 2, runs: 3 },
        ),
    };
    expect(await runBench(bench, () => nowMs)).toEqual([{ name: 'x_ms', unit: 'ms', median: 3, values: [2, 3, 4] }]);
  });

  it('is called what its file is called', async () => {
    const names = benchNames();
    expect(names).toContain('lint');
    for (const name of names) expect((await loadBench(name)).name).toBe(name);
  });
});

describe('the large playbook', () => {
  it('has the size asked for and no errors', () => {
    const playbook = playbookOf(largePlaybook(2_000));
    expect(playbook.nodes.length).toBeGreaterThan(1_950);
    expect(playbook.nodes.length).toBeLessThanOrEqual(2_000);
    expect(hasErrors(lint(playbook))).toBe(false);
  });
});
