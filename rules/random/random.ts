import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random draws. It is seeded: randomness comes in with the seed, never from the machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number in [0, below). */
  index(below: number): number;
  between(min: number, max: number): number;
  /** Standard normal. */
  normal(): number;
  /** exp of a normal with this sigma, scaled so that the mean is 1. */
  lognormal(sigma: number): number;
  poisson(mean: number): number;
}

/** FNV-1a over the text, with murmur3's finaliser so that near texts give far seeds. Unsigned 32 bits. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The stream that belongs to the seed and the path. Every (slice, channel, purpose) draws from a stream of its own: no
 * generator state has to be kept, and an action on one channel leaves the luck of the others as it was.
 */
export function randomOf(seed: number, ...path: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(hash32(`${seed}/${path.join('/')}`));
  // The first outputs of xoroshiro still show the seed's bits.
  for (let i = 0; i < 8; i++) generator.next();
  const next = (): number => uniformFloat64(generator);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    chance: (probability) => next() < probability,
    index: (below) => Math.floor(next() * below),
    between: (min, max) => min + next() * (max - min),
    normal,
    lognormal: (sigma) => Math.exp(sigma * normal() - (sigma * sigma) / 2),
    poisson: (mean) => poisson(mean, next, normal),
  };
}

function poisson(mean: number, next: () => number, normal: () => number): number {
  if (mean <= 0) return 0;
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count += 1;
  return count;
}
