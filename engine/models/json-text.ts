declare const holds: unique symbol;

/**
 * A JSON value kept as its text. Documents of a database may not have every key that JSON has (`a.b`, `$set`), lose
 * empty objects and the order of keys; what is only read as a whole is kept like this.
 */
export type JsonText<T> = string & { readonly [holds]?: T };

export const encode = <T>(value: T): JsonText<T> => JSON.stringify(value);

export const decode = <T>(text: JsonText<T>): T => JSON.parse(text) as T;
