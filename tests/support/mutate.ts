import type { Json } from '../../rules/json.ts';

/** Numbers from 0 up to 1, from a seed (mulberry32): one mutated playbook for each seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mutable = null | boolean | number | string | Mutable[] | { [key: string]: Mutable };
type Random = () => number;
interface Spot {
  readonly holder: Mutable[] | { [key: string]: Mutable };
  readonly key: string | number;
}

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)]!;

const NUMBERS = [0, -1, 1, 0.5, 95, 1.5, 1e9, -0.000001, Number.MAX_SAFE_INTEGER, 1e308];
const TEXTS = [
  '',
  ' ',
  'T0',
  'T0 - P1D @ 20:00',
  'now + PT1H',
  'P1D',
  'PT0S',
  'T9',
  'otherwise',
  'closed',
  'done',
  '__proto__',
  'constructor',
  'toString',
  'row',
  'set("x")',
  '1 +',
  'gmvTarget + "x"',
  'T0 + 1',
  'count(set("campaignSkus"))',
  '最',
  '"',
  '((((',
  'if',
  'x.y.z',
  'row.stock',
  'rows("skus")',
  '-PT1H',
  'P99999Y',
  '2026-11-11',
  '$.stock',
  '$..*',
  'in',
  'not:equal',
  'someFact:greaterThan',
  'equal',
  'matches',
  '[',
  '(a+)+$',
];
const VALUES: readonly Mutable[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  { all: [] },
  { any: [] },
  { not: { all: [] } },
  { fact: 'param', params: { id: 'purpose' } },
  { expr: 'gmvTarget' },
  { condition: 'x' },
  { n: 3 },
  { role: 'planner' },
  ['a', 'b'],
  [1, 2],
];

/** A copy of the file with some of its parts changed, swapped, doubled or taken out, as `random` decides. */
export function mutated(file: Json, random: Random): Json {
  const copy = structuredClone(file) as Mutable;
  const times = 1 + Math.floor(random() * 4);
  for (let count = 0; count < times; count++) {
    const spots = spotsOf(copy);
    if (spots.length > 0) mutateOne(pick(spots, random), spots, random);
  }
  return copy as Json;
}

function spotsOf(value: Mutable, found: Spot[] = []): Spot[] {
  if (Array.isArray(value)) {
    for (const [key, each] of value.entries()) {
      found.push({ holder: value, key });
      spotsOf(each, found);
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      found.push({ holder: value, key });
      spotsOf(each, found);
    }
  }
  return found;
}

const read = ({ holder, key }: Spot): Mutable => (holder as { [key: string]: Mutable })[key]!;
const write = ({ holder, key }: Spot, value: Mutable): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

function mutateOne(spot: Spot, all: readonly Spot[], random: Random): void {
  const value = read(spot);
  switch (Math.floor(random() * 8)) {
    case 0:
      if (Array.isArray(spot.holder)) spot.holder.splice(Number(spot.key), 1);
      else delete spot.holder[spot.key];
      return;
    case 1:
      if (Array.isArray(spot.holder)) spot.holder.splice(Number(spot.key), 0, structuredClone(value));
      return;
    case 2:
    case 3:
      // Something of the same type from elsewhere in the file: mostly still a playbook.
      return write(
        spot,
        structuredClone(
          read(
            pick(
              all.filter((each) => sameType(read(each), value)),
              random,
            ),
          ),
        ),
      );
    case 4:
      return write(spot, typeof value === 'string' ? slip(value, random) : pick(VALUES, random));
    case 5:
      return write(spot, typeof value === 'number' ? pick(NUMBERS, random) : pick(TEXTS, random));
    case 6:
      return write(spot, pick<Mutable>([...NUMBERS, ...TEXTS, ...VALUES], random));
    default:
      return write(spot, structuredClone(read(pick(all, random))));
  }
}

const sameType = (a: Mutable, b: Mutable): boolean => typeof a === typeof b && Array.isArray(a) === Array.isArray(b);

/** A letter left out, doubled or swapped. */
function slip(text: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  const rest = text.slice(at);
  return pick(
    [text.slice(0, at) + rest.slice(1), text.slice(0, at) + rest.slice(0, 1) + rest, `${rest}${text.slice(0, at)}`],
    random,
  );
}
