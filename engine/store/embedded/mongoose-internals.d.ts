/*
 * The modules that a mongoose driver is built on. They are mongoose's extension point for drivers, but come without types: declared here is
 * what the embedded driver uses of them.
 */

declare module 'mongoose/lib/connection.js' {
  import type { Connection, Mongoose } from 'mongoose';

  class BaseConnection {
    constructor(base: Mongoose);
    base: Mongoose;
    client: unknown;
    db: unknown;
    name: string;
    host: string;
    readyState: number;
    collections: Record<string, { onOpen(): void }>;
    models: Record<string, unknown>;
    otherDbs: BaseConnection[];
    config: Record<string, unknown>;
    _connectionString: string;
    _closeCalled: boolean;
    onOpen(): void;
    openUri(uri: string, options?: object): Promise<Connection>;
    _waitForConnect(noTimeout?: boolean): Promise<void>;
  }
  export default BaseConnection;
}

declare module 'mongoose/lib/collection.js' {
  import type BaseConnection from 'mongoose/lib/connection.js';

  class BaseCollection {
    constructor(name: string, connection: BaseConnection, options?: object);
    name: string;
    conn: BaseConnection & { $wasForceClosed?: boolean; emit(event: string, details: object): boolean };
    buffer: boolean;
    addQueue(work: () => void): this;
    removeQueue(work: () => void): boolean;
    onOpen(): void;
    onClose(force?: boolean): void;
    _shouldBufferCommands(): boolean;
    _getBufferTimeoutMS(): number;
  }
  export default BaseCollection;
}

declare module 'mongoose/lib/drivers/node-mongodb-native/bulkWriteResult.js' {
  import type { mongo } from 'mongoose';

  const BulkWriteResult: new (tally: object, ordered: boolean) => mongo.BulkWriteResult;
  type BulkWriteResult = mongo.BulkWriteResult;
  export default BulkWriteResult;
}
