import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import mongoose from 'mongoose';
import { connectStore } from '../../engine/store/connect.ts';
import { temporaryDataDir } from './open-embedded-store.ts';
import { start } from './processes/spawn.ts';

const ROUNDS = 8;
const SEED = 20261111;

/** What the writer said was acknowledged. */
interface Acknowledged {
  readonly inserted: Set<number>;
  readonly deleted: Set<number>;
  /** Deletes that were begun: they may have happened without their acknowledgement. */
  readonly deleting: Set<number>;
  count: number;
  next: number;
}

function note(line: string, acknowledged: Acknowledged): void {
  const [kind, text] = line.split(' ');
  const n = Number(text);
  if (kind === 'insert') {
    acknowledged.inserted.add(n);
    acknowledged.next = n + 1;
  } else if (kind === 'deleting') acknowledged.deleting.add(n);
  else if (kind === 'delete') acknowledged.deleted.add(n);
  else if (kind === 'count') acknowledged.count = n;
  else if (kind === 'batch') for (let i = 0; i < 20; i++) acknowledged.inserted.add(-(n * 1000 + i));
}

describe('after kill -9 in the middle of writes', () => {
  it(`everything acknowledged is there, and nothing is half there, at ${ROUNDS} seeded instants`, async () => {
    const { dataDir, remove } = await temporaryDataDir();
    const random = xoroshiro128plus(SEED);
    const acknowledged: Acknowledged = {
      inserted: new Set(),
      deleted: new Set(),
      deleting: new Set(),
      count: 0,
      next: 0,
    };

    for (let round = 0; round < ROUNDS; round++) {
      // The document that the last kill may have cut off unacknowledged keeps its number.
      const program = start('write-until-killed', dataDir, String(acknowledged.next + 1));
      await program.hasSaid(1 + ((random.next() >>> 0) % 1500));
      await program.kill();
      for (const line of program.said) note(line, acknowledged);
      await expectAcknowledged(dataDir, acknowledged);
    }
    expect(acknowledged.inserted.size).toBeGreaterThan(1000);
    await remove();
  }, 120_000);
});

async function expectAcknowledged(
  dataDir: string,
  { inserted, deleted, deleting, count }: Acknowledged,
): Promise<void> {
  const store = await connectStore({ dataDir });
  const Entry = store.connection.model(
    'Entry',
    new mongoose.Schema({ _id: Number, key: { type: String, unique: true }, group: { type: Number, index: true } }),
  );
  await Entry.init();
  const entries = await Entry.find().select({ key: 1, group: 1 }).lean();
  const present = new Set(entries.map(({ _id }) => _id));
  expect([...inserted].filter((n) => !deleting.has(n) && !present.has(n))).toEqual([]);
  expect([...deleted].filter((n) => present.has(n))).toEqual([]);

  const counter = await store.connection.collection<{ _id: string; n: number }>('counters').findOne({ _id: 'writes' });
  expect(counter?.n ?? 0).toBeGreaterThanOrEqual(count);
  expect(counter?.n ?? 0).toBeLessThanOrEqual(count + 1);

  // The indexes say the same as the documents.
  for (let group = -6; group < 7; group++) {
    expect(await Entry.countDocuments({ group })).toBe(entries.filter((entry) => entry.group === group).length);
  }
  for (const { _id, key } of entries.slice(-50)) expect((await Entry.findOne({ key }).lean())?._id).toBe(_id);
  expect(await Entry.countDocuments({ key: { $gte: '' } })).toBe(entries.length);
  expect(await Entry.estimatedDocumentCount()).toBe(entries.length);
  await store.close();
}
