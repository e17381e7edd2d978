import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { KeyValueStore, type Change } from '../../engine/store/embedded/key-value-store.ts';
import { StoreStoppedError } from '../../engine/store/embedded/store-errors.ts';

const WHOLE = { from: Buffer.from([0x10]), to: Buffer.from([0xff]) };
const key = (n: number): Buffer => Buffer.from([0x10, n]);

type State = ReadonlyMap<number, string>;

/** What a step does: write some keys (undefined removes), several writes as one batch, or a checkpoint. */
const write = fc.array(fc.tuple(fc.nat(15), fc.option(fc.string({ maxLength: 8 }), { nil: undefined })), {
  minLength: 1,
  maxLength: 4,
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), writes: fc.tuple(write) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('batch' as const),
      writes: fc.array(write, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('checkpoint' as const), writes: fc.constant([]) }) },
);

const changesOf = (writes: readonly (readonly [number, string | undefined])[]): Change[] =>
  writes.map(([n, value]) => ({ key: key(n), value: value === undefined ? undefined : Buffer.from(value) }));

function after(state: State, writes: readonly (readonly (readonly [number, string | undefined])[])[]): State {
  const next = new Map(state);
  for (const [n, value] of writes.flat()) {
    if (value === undefined) next.delete(n);
    else next.set(n, value);
  }
  return next;
}

const textOf = (state: State): string => JSON.stringify([...state].sort(([a], [b]) => a - b));

const read = (store: KeyValueStore): State =>
  new Map([...store.entries(WHOLE)].map((entry) => [entry.key[1]!, entry.value.toString()]));

/** The files as a crash would leave them, but for the lock file, which belongs to the living process. */
function copyAfterCrash(folder: string, copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  const created = mkdtempSync(copy);
  for (const name of readdirSync(folder))
    if (name !== 'lock.mdb') copyFileSync(join(folder, name), join(created, name));
  copies.push(created);
}
const copies: string[] = [];

async function stateIn(folder: string): Promise<State> {
  const store = new KeyValueStore(folder);
  const state = read(store);
  await store.close();
  return state;
}

describe('the key-value store', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'dacu-journal-'));
  });
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
  });

  it('is after a crash at any step as it was acknowledged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const folder = mkdtempSync(join(root, 'store-'));
        const store = new KeyValueStore(folder);
        let state: State = new Map();
        for (const { kind, writes } of steps) {
          if (kind === 'checkpoint') store.checkpoint();
          else if (kind === 'write') for (const one of writes) store.write(changesOf(one));
          else store.batch(() => writes.forEach((one) => store.write(changesOf(one))));
          state = after(state, writes);
          expect(read(store)).toEqual(new Map([...state].sort(([a], [b]) => a - b)));
        }
        copyAfterCrash(folder, join(root, 'copy-'));
        await store.close();
        expect(await stateIn(copies.at(-1)!)).toEqual(state);
        expect(await stateIn(folder)).toEqual(state);
      }),
      { numRuns: 40 },
    );
  });

  it('loses whole writes from the end, never parts, when the end of the journal is lost', async () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const store = new KeyValueStore(folder);
    const states: State[] = [new Map()];
    for (let i = 0; i < 20; i++) {
      const writes = [
        [
          [i % 5, `a${i}`],
          [5 + (i % 3), i % 4 === 0 ? undefined : `b${i}`],
        ],
      ] as const;
      store.write(changesOf(writes[0]));
      states.push(after(states.at(-1)!, writes));
    }
    const total = statSync(join(folder, 'journal-1')).size;
    let previous = -1;
    for (let length = 0; length <= total; length += 7) {
      copyAfterCrash(folder, join(root, 'copy-'));
      const copy = copies.at(-1)!;
      truncateSync(join(copy, 'journal-1'), length);
      const found = await stateIn(copy);
      const index = states.findIndex((state, i) => i >= previous && textOf(state) === textOf(found));
      expect(index).toBeGreaterThanOrEqual(Math.max(previous, 0));
      previous = index;
    }
    expect(previous).toBeGreaterThan(15);
    await store.close();
  });

  it('passes over a record whose bytes are not what was written', async () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const store = new KeyValueStore(folder);
    for (const value of ['one', 'two', 'three']) store.write(changesOf([[1, value]]));
    copyAfterCrash(folder, join(root, 'copy-'));
    const copy = copies.at(-1)!;
    const bytes = readFileSync(join(copy, 'journal-1'));
    bytes[bytes.length - 1] = 0x21;
    writeFileSync(join(copy, 'journal-1'), bytes);
    await store.close();
    expect(await stateIn(copy)).toEqual(new Map([[1, 'two']]));
  });

  it('refuses a write that the journal cannot take, and goes on with what it has', async () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const store = new KeyValueStore(folder);
    store.write(changesOf([[1, 'kept']]));
    store.checkpoint();
    rmSync(folder, { recursive: true });
    expect(() => store.write(changesOf([[1, 'lost']]))).toThrow('ENOENT');
    expect(read(store)).toEqual(new Map([[1, 'kept']]));
    await store.close();
  });

  it('stops, and says why, when what is in memory can no longer be made durable', async () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const store = new KeyValueStore(folder);
    rmSync(folder, { recursive: true });
    const batch = () => store.batch(() => store.write(changesOf([[1, 'lost']])));
    expect(batch).toThrow(StoreStoppedError);
    expect(() => store.get(key(1))).toThrow(/stopped after a failed write \(Error: ENOENT/);
    await store.close();
  });

  it('is not changed by a journal that a crash left behind a finished checkpoint', async () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const store = new KeyValueStore(folder);
    store.write(changesOf([[1, 'old']]));
    copyFileSync(join(folder, 'journal-1'), join(root, 'journal-1'));
    store.checkpoint();
    store.write(changesOf([[1, 'new']]));
    copyAfterCrash(folder, join(root, 'copy-'));
    const copy = copies.at(-1)!;
    copyFileSync(join(root, 'journal-1'), join(copy, 'journal-1'));
    await store.close();
    expect(await stateIn(copy)).toEqual(new Map([[1, 'new']]));
    expect(readdirSync(copy).filter((name) => name.startsWith('journal-'))).toEqual([]);
  });
});
