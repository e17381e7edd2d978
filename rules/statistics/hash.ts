/**
 * A number in [0, 1) for a text: the same everywhere and always, and evenly spread over many texts (the mixing steps of
 * MurmurHash3 x86 32 bit by Austin Appleby, over the text's UTF-16 code units).
 */
export function hashToUnit(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 2) {
    const block = text.charCodeAt(index) | ((index + 1 < text.length ? text.charCodeAt(index + 1) : 0) << 16);
    hash ^= Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length * 2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** The index that a number in [0, 1) falls on, each index having its share of the weights. */
export function pickByWeight(unit: number, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  for (const [index, weight] of weights.entries()) {
    before += weight / total;
    if (unit < before) return index;
  }
  return weights.length - 1;
}
