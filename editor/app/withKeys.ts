/**
 * A list with a key for each of its items, for React: what `keyOf` tells apart, numbered where it is the same. Of two
 * items under one key React would leave one on the screen for ever.
 */
export function withKeys<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [key: string, item: Item])[] {
  const times = new Map<string, number>();
  return items.map((item) => {
    const key = keyOf(item);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return [before === 0 ? key : `${key} #${before + 1}`, item];
  });
}
