import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { connectStore } from '../../engine/store/connect.ts';
import { StoreInUseError } from '../../engine/store/embedded/store-errors.ts';
import { rejection } from './contract/store-under-test.ts';
import { openEmbeddedStore, temporaryDataDir } from './open-embedded-store.ts';
import { start, type Program } from './processes/spawn.ts';

describe('the data folder', () => {
  const started: Program[] = [];
  const hold = (dataDir: string): Program => {
    const program = start('hold-store', dataDir);
    started.push(program);
    return program;
  };
  const answer = async (program: Program): Promise<string | undefined> => {
    await program.hasSaid(1);
    return program.said[0];
  };
  afterAll(async () => {
    await Promise.all(started.map((program) => program.kill()));
  });

  it('belongs to one process: another is told the folder, the owner and the ways out', async () => {
    const { dataDir, remove } = await temporaryDataDir();
    const owner = hold(dataDir);
    expect(await answer(owner)).toBe('open');
    const error = await rejection(connectStore({ dataDir }));
    expect(error).toBeInstanceOf(StoreInUseError);
    expect(error).toMatchObject({ code: 'store-in-use', ownerPid: owner.pid });
    for (const text of Object.values(error['languages'] as object)) {
      expect(text).toContain(join(dataDir, 'store'));
      expect(text).toContain(String(owner.pid));
      expect(text).toContain('DACU_DATA_DIR');
    }
    await owner.kill();
    const store = await connectStore({ dataDir });
    await store.close();
    await remove();
  });

  it('is free again after its owner was killed, however often', async () => {
    const { dataDir, remove } = await temporaryDataDir();
    for (let round = 0; round < 3; round++) {
      const owner = hold(dataDir);
      expect(await answer(owner)).toBe('open');
      await owner.kill();
    }
    const store = await connectStore({ dataDir });
    await store.close();
    await remove();
  });

  it('goes to exactly one of several that start at once', async () => {
    const { dataDir, remove } = await temporaryDataDir();
    const programs = Array.from({ length: 4 }, () => hold(dataDir));
    const answers = await Promise.all(programs.map(answer));
    expect(answers.filter((said) => said === 'open')).toHaveLength(1);
    expect(answers.filter((said) => said === 'StoreInUseError')).toHaveLength(3);
    await Promise.all(programs.map((program) => program.kill()));
    await remove();
  });

  it('is not opened twice by one process either, also under another name', async () => {
    const { dataDir, discard } = await openEmbeddedStore();
    expect(await rejection(connectStore({ dataDir }))).toMatchObject({ ownerPid: process.pid });
    const other = await temporaryDataDir();
    mkdirSync(join(other.dataDir, 'linked'));
    symlinkSync(join(dataDir, 'store'), join(other.dataDir, 'linked', 'store'));
    expect(await rejection(connectStore({ dataDir: join(other.dataDir, 'linked') }))).toMatchObject({
      ownerPid: process.pid,
    });
    await discard();
    await other.remove();
  });

  it('may be several in one process, each with its own data', async () => {
    const [a, b] = [await openEmbeddedStore(), await openEmbeddedStore()];
    await a.connection.collection('things').insertOne({ of: 'a' });
    expect(await b.connection.collection('things').countDocuments({})).toBe(0);
    expect(await a.connection.collection('things').countDocuments({})).toBe(1);
    await Promise.all([a.discard(), b.discard()]);
  });
});
