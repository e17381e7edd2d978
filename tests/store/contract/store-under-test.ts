import type { Connection } from 'mongoose';
import mongoose from 'mongoose';

/** Opens a new, empty store. */
export type OpenStore = () => Promise<OpenedStore>;

export interface OpenedStore {
  readonly connection: Connection;
  /** Removes everything that was stored. */
  readonly discard: () => Promise<void>;
}

export type Fields = Record<string, unknown>;

/** Opens a store before the tests of the enclosing `describe` and discards it after them. */
export function useStore(open: OpenStore): () => Connection {
  let opened: OpenedStore | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await opened?.discard();
  });
  return () => {
    if (!opened) throw new Error('The store is opened before the tests.');
    return opened.connection;
  };
}

let models = 0;

/** A model without a schema of its own on an empty collection. */
export function looseModel(connection: Connection) {
  return connection.model<Fields>(
    `Loose${++models}`,
    new mongoose.Schema<Fields>(
      { _id: mongoose.Schema.Types.Mixed },
      { strict: false, versionKey: false, minimize: false },
    ),
  );
}

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Fields & Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error as Fields & Error;
  }
  throw new Error('The operation was expected to fail, and did not.');
}
