import type { StoredDocument } from './bson.ts';
import { NotInEmbeddedStoreError } from './store-errors.ts';

/** Yields lists of documents, one after the other. */
export type Pieces = AsyncGenerator<readonly StoredDocument[], void>;

/** The part of the driver's cursors that mongoose and programs use, over documents that are read a piece at a time. */
export class DocumentCursor {
  readonly #start: () => Pieces;
  #pieces: Pieces | undefined;
  #piece: readonly StoredDocument[] = [];
  #at = 0;
  #transform: ((document: StoredDocument) => unknown) | undefined;
  closed = false;

  constructor(start: () => Pieces) {
    this.#start = start;
  }

  /** The next document, or null after the last. */
  async next(): Promise<unknown> {
    if (!(await this.hasNext())) return null;
    const document = this.#piece[this.#at++]!;
    return this.#transform ? this.#transform(document) : document;
  }

  async hasNext(): Promise<boolean> {
    while (this.#at >= this.#piece.length) {
      if (this.closed) return false;
      this.#pieces ??= this.#start();
      const { value, done } = await this.#pieces.next();
      if (done) {
        await this.close();
        return false;
      }
      this.#piece = value;
      this.#at = 0;
    }
    return true;
  }

  tryNext(): Promise<unknown> {
    return this.next();
  }

  async toArray(): Promise<unknown[]> {
    const documents: unknown[] = [];
    for (let document = await this.next(); document !== null; document = await this.next()) {
      documents.push(document);
      // What is at hand needs no waiting for.
      while (this.#at < this.#piece.length) {
        const at = this.#piece[this.#at++]!;
        documents.push(this.#transform ? this.#transform(at) : at);
      }
    }
    return documents;
  }

  async forEach(visit: (document: unknown) => unknown): Promise<void> {
    for await (const document of this) if (visit(document) === false) return;
  }

  map(transform: (document: unknown) => unknown): this {
    const before = this.#transform;
    this.#transform = before ? (document) => transform(before(document)) : transform;
    return this;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    try {
      for (let document = await this.next(); document !== null; document = await this.next()) yield document;
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.#pieces?.return();
  }

  rewind(): void {
    this.closed = false;
    this.#pieces = undefined;
    this.#piece = [];
    this.#at = 0;
  }

  /** Flags speak of time-outs and tailing, which there are none of. */
  addCursorFlag(flag: string, value: boolean): this {
    if (value && flag !== 'noCursorTimeout') throw new NotInEmbeddedStoreError(`the cursor flag ${flag}`, 'a cursor');
    return this;
  }

  batchSize(): this {
    return this;
  }

  explain(): never {
    throw new NotInEmbeddedStoreError('explain', 'a query');
  }
}
