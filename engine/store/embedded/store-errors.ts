import mongoose from 'mongoose';
import type { Text } from '../../../rules/problems/problem.ts';

/** The codes of MongoDB's own errors that this store answers with, so that callers handle both stores alike. */
const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CannotIndexParallelArrays: 171,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  KeyTooLong: 17280,
} as const;

/** An error as a MongoDB server answers it, with its code and code name. */
export function storeError(codeName: keyof typeof CODES, message: string, details: object = {}): Error {
  return new mongoose.mongo.MongoServerError({ message, code: CODES[codeName], codeName, ...details });
}

/** The error of a unique index, with `keyPattern` and `keyValue` as a MongoDB server gives them. */
export function duplicateKeyError(
  collection: string,
  indexName: string,
  keyPattern: Record<string, number>,
  keyValue: Record<string, unknown>,
): Error {
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${show(value)}`);
  return storeError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection} index: ${indexName} dup key: { ${shown.join(', ')} }`,
    { keyPattern, keyValue },
  );
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** Asked for something that the embedded store leaves to a MongoDB server. */
export class NotInEmbeddedStoreError extends Error {
  override readonly name = 'NotInEmbeddedStoreError';
  readonly feature: string;

  /** @param feature what was asked for, by its name, e.g. `$lookup` @param place where it was written, e.g. `an aggregation` */
  constructor(feature: string, place: string) {
    super(
      `The embedded store does not support ${feature} in ${place}. Write it with what both stores support, ` +
        'or set MONGODB_URI to run on a MongoDB server.',
    );
    this.feature = feature;
  }
}

/** Another process owns the data folder. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
  readonly code = 'store-in-use';
  readonly languages: Text;

  constructor(
    readonly folder: string,
    readonly ownerPid: number,
    options?: ErrorOptions,
  ) {
    const languages: Text = {
      en:
        `The data folder ${folder} is in use by process ${ownerPid}. ` +
        'Stop that process, or choose another folder with DACU_DATA_DIR, or set MONGODB_URI to share the data between processes.',
      'zh-CN': `数据目录 ${folder} 正被进程 ${ownerPid} 使用。请停止该进程，或用 DACU_DATA_DIR 另选目录；要让多个进程共用数据，请设置 MONGODB_URI。`,
    };
    super(languages.en, options);
    this.languages = languages;
  }
}

/** A write could not be carried out, so that memory and disk may differ: the store takes no more work. */
export class StoreStoppedError extends Error {
  override readonly name = 'StoreStoppedError';
  readonly code = 'store-stopped';
  readonly languages: Text;

  constructor(folder: string, cause: unknown) {
    const reason = String(cause);
    const languages: Text = {
      en:
        `The store in ${folder} stopped after a failed write (${reason}). Nothing acknowledged is lost: ` +
        'make sure that there is room on the disk and that the folder can be written, then start again.',
      'zh-CN': `${folder} 中的存储在一次写入失败（${reason}）后已停止。已确认的数据没有丢失：请检查磁盘空间与目录写权限，然后重新启动。`,
    };
    super(languages.en, { cause });
    this.languages = languages;
  }
}
