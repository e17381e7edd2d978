import mongoose from 'mongoose';
import { connectStore } from '../../../engine/store/connect.ts';

/*
 * Writes to the store in the folder given until it is killed, from the number given on, and says what was acknowledged, one line each:
 * `insert N`, `count N` (the counter's value), `deleting N` (begun, not acknowledged), `delete N`, `batch N` (twenty documents from N×1000 on).
 */
const [dataDir = '', from = '0'] = process.argv.slice(2);
const { connection } = await connectStore({ dataDir });
const Entry = connection.model(
  'Entry',
  new mongoose.Schema({
    _id: Number,
    key: { type: String, unique: true },
    group: { type: Number, index: true },
    padding: String,
  }),
);
const Counter = connection.model('Counter', new mongoose.Schema({ _id: String, n: Number }));
await Promise.all([Entry.init(), Counter.init()]);

// Large enough that checkpoints come every few hundred writes, so that kills meet them too.
const padding = 'x'.repeat(16_000);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const entry = (n: number) => ({ _id: n, key: `key-${n}`, group: n % 7, padding });

for (let n = Number(from); ; n++) {
  await Entry.create(entry(n));
  say(`insert ${n}`);
  const counter = await Counter.findOneAndUpdate(
    { _id: 'writes' },
    { $inc: { n: 1 } },
    { upsert: true, returnDocument: 'after' },
  );
  say(`count ${counter?.n}`);
  if (n % 5 === 4) {
    say(`deleting ${n - 2}`);
    await Entry.deleteOne({ _id: n - 2 });
    say(`delete ${n - 2}`);
  }
  if (n % 10 === 9) {
    await Entry.insertMany(Array.from({ length: 20 }, (_, i) => entry(-(n * 1000 + i))));
    say(`batch ${n}`);
  }
}
