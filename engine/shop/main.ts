import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { campaignClockSchema } from '../../rules/time/clock.ts';
import { DEFAULT_SEED, demandSchema } from './config.ts';
import { startShop } from './start.ts';

interface Flags {
  readonly port: string;
  readonly dataDir: string;
  readonly shop: string;
  readonly ingestUrl?: string;
  readonly token?: string;
  readonly seed: string;
  readonly clock?: string;
  readonly demand?: string;
}

/** JSON as it is, or from a file: `@shop.json`. */
const readJson = (text: string): unknown =>
  JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text);

const command = new Command('shop')
  .description('The simulated shop: plays demand on a clock of its own, publishes it, and takes actions over HTTP.')
  .requiredOption('--data-dir <folder>', 'where the shop keeps its memory')
  .option('--port <number>', 'port on 127.0.0.1, 0 for a free one', '0')
  .option('--shop <id>', 'the shop’s id at the ingest API', 'demo')
  .option(
    '--ingest-url <url>',
    'base of the ingest API, such as http://127.0.0.1:8080/api/v1; none: nothing is published',
  )
  .option('--token <token>', 'token for the ingest API (default: DACU_API_TOKEN)')
  .option('--seed <number>', 'seed of the shop’s luck', String(DEFAULT_SEED))
  .option('--clock <json>', 'campaign clock, as JSON or @file')
  .option('--demand <json>', 'what the shop is like, as JSON or @file')
  .parse();
const flags: Flags = command.opts();
const log = pino({ level: process.env['DACU_LOG_LEVEL'] ?? 'info' }, pino.destination(2));

try {
  const shop = await startShop({
    port: Number(flags.port),
    dataDir: flags.dataDir,
    shopId: flags.shop,
    ingestUrl: flags.ingestUrl,
    token: flags.token ?? process.env['DACU_API_TOKEN'],
    seed: Number(flags.seed),
    clock: flags.clock === undefined ? undefined : campaignClockSchema.parse(readJson(flags.clock)),
    demand: flags.demand === undefined ? undefined : demandSchema.parse(readJson(flags.demand)),
    log,
  });
  process.stdout.write(`${JSON.stringify({ url: shop.url })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void shop.stop().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
