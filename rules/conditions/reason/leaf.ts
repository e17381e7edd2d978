import type { Json } from '../../json.ts';
import type { FactReference } from '../read-fact.ts';
import { comparedWith } from '../read-fact.ts';
import type { Leaf } from '../schema.ts';
import { domainOf, keyOf, plain } from './domains.ts';
import type { Known } from './domains.ts';
import {
  ANYTHING,
  BOOLEANS,
  bounds,
  complement,
  interval,
  isOne,
  NOTHING,
  NUMBERS,
  only,
  OTHERS,
  TEXTS,
  union,
} from './values.ts';
import type { Values } from './values.ts';

/** What a leaf says of one thing: it holds at most for the values of `may`, and surely for those of `must`. */
export interface Claim {
  readonly key: string;
  /** All values that the thing can have. */
  readonly domain: Values;
  readonly may: Values;
  readonly must: Values;
}

/**
 * What a leaf says of its fact and, where it compares with another one, of the difference of the two. What cannot be
 * told of an operator (patterns, lists) is said of the leaf itself: that it holds or does not.
 */
export function claimsOf(leaf: Leaf, known: Known): readonly Claim[] {
  const subject = plain(leaf, known);
  const key = keyOf(subject);
  const domain = domainOf(subject, known);
  const compared = comparedWith(leaf.value);
  if (!('fact' in compared)) {
    const said = byConstant(leaf.operator, compared.constant);
    return [said ? { key, domain, ...said } : opaque(leaf, key)];
  }
  const other = plain(compared, known);
  const otherDomain = domainOf(other, known);
  const said = byFact(leaf.operator, otherDomain);
  if (!said) return [opaque(leaf, key)];
  const difference = byConstant(leaf.operator, 0)!;
  const areNumbers = bounds(domain) !== undefined && bounds(otherDomain) !== undefined;
  // Two values that are not both numbers differ by no number.
  const may = union(difference.may, OTHERS);
  return [
    { key, domain, ...said },
    {
      key: `${key} − ${keyOf(other)}`,
      domain: areNumbers ? NUMBERS : union(NUMBERS, OTHERS),
      may,
      must: onlyNumbers(difference.must),
    },
  ];
}

const onlyNumbers = ({ cuts }: Values): Values => ({ ...NOTHING, cuts });

const opaque = ({ operator, value }: Leaf, subject: string): Claim => ({
  key: `${subject} ${operator} ${JSON.stringify(value)}`,
  domain: BOOLEANS,
  may: only(true),
  must: only(true),
});

type Said = Pick<Claim, 'may' | 'must'>;

const exactly = (values: Values): Said => ({ may: values, must: values });
const not = ({ may, must }: Said): Said => ({ may: complement(must), must: complement(may) });

/** Texts that begin with a number, and lists of one, are compared as that number by json-rules-engine. */
const orNumeric = (numbers: Values, sure = numbers): Said => ({ may: union(numbers, TEXTS, OTHERS), must: sure });

function byConstant(operator: string, constant: Json): Said | undefined {
  switch (operator) {
    case 'equal':
      return exactly(only(constant));
    case 'notEqual':
      return not(exactly(only(constant)));
    case 'in':
      return Array.isArray(constant) ? exactly(union(...constant.map(only))) : undefined;
    case 'notIn':
      return Array.isArray(constant) ? not(exactly(union(...constant.map(only)))) : undefined;
    case 'between': {
      if (!Array.isArray(constant)) return undefined;
      const [low, high] = constant as readonly Json[];
      return typeof low === 'number' && typeof high === 'number' ? orNumeric(interval(low, high)) : undefined;
    }
    default:
      return typeof constant === 'number' ? ordering(operator, constant, constant) : undefined;
  }
}

function byFact(operator: string, domain: Values): Said | undefined {
  if (operator === 'equal' || operator === 'notEqual') {
    const same: Said = { may: domain, must: isOne(domain) ? domain : NOTHING };
    return operator === 'equal' ? same : not(same);
  }
  const range = bounds(domain);
  return range ? ordering(operator, ...range) : ordering(operator, -Infinity, Infinity, NOTHING);
}

/** Compared with a number that lies somewhere between `low` and `high`. */
function ordering(operator: string, low: number, high: number, sure?: Values): Said | undefined {
  switch (operator) {
    case 'lessThan':
      return orNumeric(interval(-Infinity, high, false, true), sure ?? interval(-Infinity, low, false, true));
    case 'lessThanInclusive':
      return orNumeric(interval(-Infinity, high), sure ?? interval(-Infinity, low));
    case 'greaterThan':
      return orNumeric(interval(low, Infinity, true), sure ?? interval(high, Infinity, true));
    case 'greaterThanInclusive':
      return orNumeric(interval(low, Infinity), sure ?? interval(high, Infinity));
    default:
      return undefined;
  }
}

/** The values that a leaf can be about, for a text that is none of them. */
export const subjectDomain = (reference: FactReference, known: Known): Values => {
  const subject = plain(reference, known);
  return subject.fact === 'row' ? ANYTHING : domainOf(subject, known);
};
