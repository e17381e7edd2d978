import { connectStore } from '../../../engine/store/connect.ts';

/* Opens the store in the folder given, says so, and keeps it until it is killed; or says why it could not. */
const [dataDir = ''] = process.argv.slice(2);
try {
  await connectStore({ dataDir });
  process.stdout.write('open\n');
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.name : 'failed'}\n`);
}
