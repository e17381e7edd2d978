import { pino } from 'pino';
import { provideTemporal } from '../../engine/local/temporal/service.ts';

// An engine that does nothing but hold its Temporal service, to be killed by a test.
const service = await provideTemporal({
  dataDir: process.argv[2] ?? '',
  env: process.env,
  log: pino({ level: 'silent' }),
});
process.stdout.write(`${service.address}\n`);
