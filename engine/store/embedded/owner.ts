import type { RootDatabase } from 'lmdb';
import { StoreInUseError } from './store-errors.ts';

type Lmdb = RootDatabase<Buffer, Buffer>;

const OWNER_KEY = Buffer.from('\u0000owner');

/** The folders that this process owns: LMDB hands out one environment twice to the same process. */
const ownedHere = new Set<string>();

/**
 * Opens the folder for this process alone.
 *
 * The lock is the operating system's: LMDB holds a record lock on its lock file for each process that has read from it, which ends with the
 * process however it ends, so a process id that was reused is not mistaken for the owner. Which of the living ones is the owner stands in
 * the database itself, changed in a write transaction, so that of two that start at once only one wins.
 *
 * The process must not open or copy `lock.mdb` by other means: closing any descriptor of it would drop the record lock.
 *
 * @throws StoreInUseError with the owner's process id
 */
export function claimFolder(folder: string, open: () => Lmdb): Lmdb {
  if (ownedHere.has(folder)) throw new StoreInUseError(folder, process.pid);
  const lmdb = open();
  try {
    // The first read takes the place among the readers. It comes before the write transaction, for which a living owner would make us wait.
    refuseLivingOwner(folder, lmdb);
    lmdb.transactionSync(() => {
      refuseLivingOwner(folder, lmdb);
      lmdb.putSync(OWNER_KEY, Buffer.from(String(process.pid)));
    });
  } catch (error) {
    void lmdb.close();
    throw error;
  }
  ownedHere.add(folder);
  return lmdb;
}

export async function releaseFolder(folder: string, lmdb: Lmdb): Promise<void> {
  if (!ownedHere.delete(folder)) return;
  lmdb.removeSync(OWNER_KEY);
  await lmdb.close();
}

function refuseLivingOwner(folder: string, lmdb: Lmdb): void {
  const owner = Number(readOwner(folder, lmdb)?.toString());
  // Our own number without an entry in `ownedHere` is that of an earlier process.
  if (!owner || owner === process.pid) return;
  lmdb.readerCheck();
  if (readerPids(lmdb.readerList()).includes(owner)) throw new StoreInUseError(folder, owner);
}

function readOwner(folder: string, lmdb: Lmdb): Buffer | undefined {
  try {
    return lmdb.get(OWNER_KEY);
  } catch (cause) {
    // LMDB finds the record lock of our own process id taken: by a process of that number in another container.
    throw new StoreInUseError(folder, process.pid, { cause });
  }
}

/** From LMDB's table of readers: a heading, then a line per reader that begins with its process id. */
function readerPids(table: string): number[] {
  return table.split('\n').flatMap((line) => {
    const pid = /^\s*(\d+)\s/.exec(line)?.[1];
    return pid === undefined ? [] : [Number(pid)];
  });
}
