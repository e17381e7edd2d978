import type { Conditions } from '../../../rules/conditions/schema.ts';
import type { Row } from '../../../rules/feel/scope.ts';

/** What the rules know besides the row. */
export const PARAMETERS = { safetyFactor: 1.5, roiFloor: 1.2, minUv: 200, floorShare: 0.85 };

/** A rule as a playbook writes it, and the same logic in ZEN's expression language, parameters written in. */
export interface SkuRule {
  readonly id: string;
  readonly conditions: Conditions;
  readonly zen: string;
}

const row = (path: string, operator: string, value: unknown) =>
  ({ fact: 'row', path: `$.${path}`, operator, value }) as Conditions;
const expr = (expression: string) => ({ expr: expression });
const param = (id: keyof typeof PARAMETERS) => ({ fact: 'param', params: { id } });
const rule = (id: string, conditions: Conditions, zen: string): SkuRule => ({ id, conditions, zen });

/** Twenty rules on SKUs, of the kinds that campaigns are run by. */
export const SKU_RULES: readonly SkuRule[] = [
  rule('lowStock', { all: [row('stock', 'lessThan', expr('safetyFactor * row.sales7d'))] }, 'stock < 1.5 * sales7d'),
  rule('soldOut', { all: [row('listed', 'equal', true), row('stock', 'equal', 0)] }, 'listed == true and stock == 0'),
  rule(
    'hot',
    { all: [row('uv', 'greaterThanInclusive', param('minUv')), row('cvr', 'greaterThan', 0.05)] },
    'uv >= 200 and cvr > 0.05',
  ),
  rule(
    'lookedAtNotBought',
    { all: [row('uv', 'greaterThanInclusive', 1_000), row('cvr', 'lessThan', 0.01), row('stock', 'greaterThan', 0)] },
    'uv >= 1000 and cvr < 0.01 and stock > 0',
  ),
  rule(
    'midPrice',
    { all: [row('priceCents', 'between', [5_000, 20_000])] },
    'priceCents >= 5000 and priceCents <= 20000',
  ),
  rule(
    'belowFloor',
    { all: [row('priceCents', 'lessThan', expr('floorShare * row.lowestCents30d'))] },
    'priceCents < 0.85 * lowestCents30d',
  ),
  rule('thinMargin', { all: [row('marginShare', 'lessThanInclusive', 0.05)] }, 'marginShare <= 0.05'),
  rule(
    'losingAds',
    { all: [row('ads.spendCents', 'greaterThan', 50_000), row('ads.roi', 'lessThan', param('roiFloor'))] },
    'ads.spendCents > 50000 and ads.roi < 1.2',
  ),
  rule(
    'searchBeatsFeed',
    { all: [row('channels.search.cvr', 'greaterThan', expr('2 * row.channels.feed.cvr'))] },
    'channels.search.cvr > 2 * channels.feed.cvr',
  ),
  rule(
    'badReviews',
    { any: [row('badReviewShare', 'greaterThan', 0.03), row('rating', 'lessThan', 4.2)] },
    'badReviewShare > 0.03 or rating < 4.2',
  ),
  rule(
    'sensitive',
    { all: [row('category', 'in', ['food', 'baby', 'beauty'])] },
    'category in ["food", "baby", "beauty"]',
  ),
  rule(
    'notForKids',
    { not: row('category', 'notIn', ['alcohol', 'tobacco']) },
    'not (category not in ["alcohol", "tobacco"])',
  ),
  rule(
    'coupon',
    { all: [row('tags', 'contains', 'coupon'), row('priceCents', 'greaterThan', 3_000)] },
    'contains(tags, "coupon") and priceCents > 3000',
  ),
  rule(
    'noGift',
    { all: [row('tags', 'doesNotContain', 'gift'), row('returns', 'greaterThan', 20)] },
    'not contains(tags, "gift") and returns > 20',
  ),
  rule('codeOfSeries', { all: [row('code', 'matches', '^DX-[0-9]{2}')] }, 'matches(code, "^DX-[0-9]{2}")'),
  rule(
    'slowSupplier',
    { all: [row('supplier.leadDays', 'greaterThan', expr('row.stock / (row.sales7d / 7 + 1)'))] },
    'supplier.leadDays > stock / (sales7d / 7 + 1)',
  ),
  rule(
    'bundle',
    {
      any: [
        { all: [row('category', 'equal', 'home'), row('priceCents', 'lessThan', 2_000)] },
        { all: [row('category', 'equal', 'beauty'), row('priceCents', 'lessThan', 1_000)] },
      ],
    },
    '(category == "home" and priceCents < 2000) or (category == "beauty" and priceCents < 1000)',
  ),
  rule(
    'oneTwoThree',
    {
      all: [
        row('sales7d', 'between', [10, 100]),
        row('uv', 'between', [100, 5_000]),
        row('rating', 'between', [4.5, 5]),
      ],
    },
    'sales7d >= 10 and sales7d <= 100 and uv >= 100 and uv <= 5000 and rating >= 4.5 and rating <= 5',
  ),
  rule(
    'unlisted',
    { all: [row('listed', 'notEqual', true), row('stock', 'greaterThanInclusive', 500)] },
    'listed != true and stock >= 500',
  ),
  rule(
    'worthIt',
    {
      all: [
        row('ads.roi', 'greaterThanInclusive', 3),
        { not: row('stock', 'lessThan', 50) },
        row('cvr', 'greaterThanInclusive', 0.03),
      ],
    },
    'ads.roi >= 3 and not (stock < 50) and cvr >= 0.03',
  ),
];

const CATEGORIES = ['food', 'baby', 'beauty', 'home', 'sports', 'alcohol', 'books', 'shoes'];
const TAGS = ['coupon', 'gift', 'new', 'bestSeller', 'preSale'];

/** SKUs as they come from a shop, the same ones each time. */
export function skuRows(count: number): readonly Row[] {
  let seed = 20_261_111;
  // A linear congruential generator (Numerical Recipes): good enough to spread figures.
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const share = (most: number): number => random(most * 10_000) / 10_000;
  return Array.from({ length: count }, (_, index): Row => ({
    id: `S${index}`,
    code: `${random(3) === 0 ? 'DX' : 'QT'}-${random(10)}${random(10)}-${index}`,
    category: CATEGORIES[random(CATEGORIES.length)]!,
    tags: TAGS.filter(() => random(3) === 0),
    listed: random(10) > 0,
    stock: random(4) === 0 ? 0 : random(900),
    sales7d: random(300),
    uv: random(6_000),
    cvr: share(0.08),
    priceCents: 500 + random(50_000),
    lowestCents30d: 500 + random(50_000),
    marginShare: share(0.4),
    badReviewShare: share(0.05),
    rating: 3.5 + share(1.5),
    returns: random(40),
    ads: { spendCents: random(200_000), roi: share(5) },
    channels: { search: { cvr: share(0.1) }, feed: { cvr: share(0.06) } },
    supplier: { leadDays: random(40) },
  }));
}
