const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

export const tokensOf = (pointer: string): readonly string[] => pointer.split('/').slice(1).map(unescape);

export const childPointer = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The value at a JSON Pointer; undefined where there is none. */
export const valueAt = (value: unknown, pointer: string): unknown =>
  tokensOf(pointer).reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === 'object' ? (Reflect.get(inner, key) as unknown) : undefined),
    value,
  );

/**
 * A copy with another value at a JSON Pointer; undefined takes the field (or the array's element) out. Fields that were
 * there keep their place, so that a saved file differs only where something was changed.
 */
export function withValueAt(value: unknown, pointer: string, next: unknown): unknown {
  return write(value, tokensOf(pointer), next);
}

function write(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next;
  if (Array.isArray(value)) {
    const index = Number(key);
    const items: readonly unknown[] = value;
    if (rest.length === 0 && next === undefined) return items.filter((_, at) => at !== index);
    const changed = write(items[index], rest, next);
    return index < items.length ? items.map((each, at) => (at === index ? changed : each)) : [...items, changed];
  }
  const record: Readonly<Record<string, unknown>> = isRecord(value) ? value : {};
  const changed = write(record[key], rest, next);
  if (changed !== undefined) return { ...record, [key]: changed };
  const { [key]: _, ...others } = record;
  return others;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';
