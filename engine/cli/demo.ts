import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { campaignWorkflowId } from '../../workflows/messages.ts';
import { createLog } from '../system/log.ts';
import { readSettings } from '../system/settings.ts';
import { EXIT, printJson, progress, progressOf, terminalLanguage } from './output.ts';
import { problemOf, untilSignal } from './process.ts';
import { positive, serveDemo } from './serve.ts';

const LOOK_EVERY_MS = 500;

export const demoCommand = (): Command =>
  new Command('demo')
    .description(
      'Start everything with the demo campaign on the simulated shop; with --json run it to its end and report.',
    )
    .option('--json', 'run the campaign to its end in a data folder of its own, print one JSON document')
    .option('--speed <n>', 'how many times faster', positive, 1)
    .option(
      '--seed <n>',
      'what the shop’s random numbers start from: the same number gives the same demo',
      (text) => Math.trunc(positive(text)),
      1,
    )
    .action(async ({ json = false, speed, seed }: { json?: boolean; speed: number; seed: number }) => {
      if (json) await runToEnd(speed, seed);
      else await serveDemo({ speed, seed });
    });

async function runToEnd(speed: number, seed: number): Promise<void> {
  const own = process.env['DACU_DATA_DIR'] ? undefined : await mkdtemp(join(tmpdir(), 'dacu-demo-'));
  let code: number = EXIT.found;
  const interrupted = untilSignal().then(() => 'interrupted' as const);
  try {
    const { startEngine } = await import('../system/engine.ts');
    const { startDemo } = await import('../demo/demo.ts');
    const { ApiClient } = await import('../demo/client.ts');
    const { demoReport } = await import('../demo/report.ts');
    const settings = readSettings({ ...process.env, PORT: '0', ...(own !== undefined && { DACU_DATA_DIR: own }) });
    const log = createLog(settings.logLevel === 'info' ? 'warn' : settings.logLevel);
    const language = terminalLanguage();
    const engine = await startEngine(settings, { parts: 'all', log, onProgress: (text) => progress(text[language]) });
    const demo = await startDemo({ ...engine, dataDir: settings.dataDir, speed, seed, log, onProgress: progress });
    let campaign = await demo.campaign();
    let last = '';
    while (!['completed', 'stopped', 'failed'].includes(campaign.status)) {
      const line = `${campaign.now}  ${campaign.phase ?? ''}  ${campaign.status}  ${campaign.logSeq} log entries`;
      if (line.slice(0, 13) !== last.slice(0, 13)) progress(line);
      last = line;
      const pause = new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if ((await Promise.race([interrupted, engine.failed, pause])) !== undefined) break;
      campaign = await demo.campaign();
    }
    const description = await engine.workflows.getHandle(campaignWorkflowId(campaign.id)).describe();
    const programs = ApiClient.withToken(engine.url, engine.token);
    printJson(await demoReport(programs, demo.shop, campaign, description.historyLength));
    if (campaign.status === 'completed') code = EXIT.ok;
    await demo.stop();
    await engine.stop();
  } catch (error) {
    const problem = problemOf(error);
    progressOf(problem);
    printJson({ status: 'failed', problems: [problem] });
  } finally {
    if (own !== undefined) await rm(own, { recursive: true, force: true });
  }
  process.exit(code);
}
