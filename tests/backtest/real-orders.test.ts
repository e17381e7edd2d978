import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { backtest } from '../../rules/backtest/backtest.ts';
import { readRecording } from '../../engine/cli/recording.ts';
import { parseScenario } from '../../rules/simulate/scenario.ts';
import { summarise } from '../../rules/simulate/summary.ts';
import { GIFT_YEAR_SCENARIO, giftYear } from '../support/gift-year.ts';
import { describeRealOrders, readRealOrders, realOrdersFile } from '../support/real-orders.ts';
import { CLI } from '../support/processes.ts';

describeRealOrders('nine months of a real shop’s orders', () => {
  it('are read with the headers that the file has, played through, and counted as they are', async () => {
    const playbook = giftYear();
    const scenario = parseScenario(GIFT_YEAR_SCENARIO);
    const recording = await readRecording({ orders: realOrdersFile }, playbook, Date.now());
    if (!scenario.ok || !recording.ok) throw new Error('They cannot be read');
    const played = await backtest(playbook, scenario.value, recording.value);
    if (!played.ok) throw new Error(JSON.stringify(played.problems));
    const { simulation, points } = played.value;
    const { curves, rules, status } = summarise(simulation, points, playbook.timezone);
    expect(status).toBe('completed');
    expect(rules.every((each) => each.fired > 10)).toBe(true);

    // Counted once more from the text of the file, in pence.
    const pence = readRealOrders()
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => /,(-?\d+),\d{4}-\d\d-\d\d [\d:]+,([\d.]+),[^,]*,[^,]*$/.exec(line)!)
      .reduce(
        (sum, [, quantity, price]) => sum + Math.max(0, Math.round(Number(quantity) * Math.round(Number(price) * 100))),
        0,
      );
    expect(curves['gmv']!.reduce((sum, [, value]) => sum + value, 0)).toBe(pence);
  }, 120_000);

  it('are what the command line plays a file on, with one JSON document to show for it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dacu-backtest-'));
    try {
      const [playbook, scenario] = [join(folder, 'playbook.json'), join(folder, 'scenario.json')];
      await writeFile(playbook, JSON.stringify(giftYear()));
      await writeFile(scenario, JSON.stringify(GIFT_YEAR_SCENARIO));
      const args = [CLI, 'backtest', playbook, '--scenario', scenario];
      const { stdout } = await promisify(execFile)(process.execPath, [...args, '--orders', realOrdersFile, '--json'], {
        maxBuffer: 64 * 1024 * 1024,
      });
      const shape = z.looseObject({ status: z.string(), summary: z.looseObject({ money: z.number() }) });
      expect(shape.parse(JSON.parse(stdout)).status).toBe('completed');
      const refused = promisify(execFile)(process.execPath, [...args, '--orders', playbook]);
      await expect(refused).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('error ') as unknown });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
