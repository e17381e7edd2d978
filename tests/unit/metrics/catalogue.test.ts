import { feelNames } from '../../../rules/feel/evaluate.ts';
import { findMetric, metrics, sourceMetrics } from '../../../rules/metrics/catalogue.ts';
import { checkMetricQuery } from '../../../rules/metrics/check.ts';
import { derive } from '../../../rules/metrics/derive.ts';
import { dimensions } from '../../../rules/metrics/dimensions.ts';

describe('the catalogue of metrics', () => {
  it.each(Object.entries(metrics).filter(([, { kind }]) => kind === 'derived'))(
    'computes %s from metrics that have points, with its denominator among them',
    (_id, { formula, parts, denominator }) => {
      expect(feelNames(formula!)).toEqual(parts);
      expect(parts).toContain(denominator);
      for (const part of parts!) expect(findMetric(part)!.kind).not.toBe('derived');
    },
  );

  it('gives every base metric no formula, and itself as its source', () => {
    const base = Object.entries(metrics).filter(([, { kind }]) => kind !== 'derived');
    for (const [id, { formula }] of base) {
      expect(formula).toBeUndefined();
      expect(sourceMetrics(id)).toEqual([id]);
    }
    expect(sourceMetrics('cvr')).toEqual(['buyers', 'uv']);
  });

  it('says of every metric what it can be broken down by', () => {
    for (const { dimensions: own } of Object.values(metrics)) {
      expect(own.length).toBeGreaterThan(0);
      for (const dimension of own) expect(dimensions[dimension]['zh-CN']).not.toBe('');
    }
  });

  it.each([
    ['abandonment', { buyers: 60, carters: 100 }, 0.4],
    ['turnoverRate', { costOfGoods: 300_000, inventoryValue: 150_000 }, 2],
    ['soldSkuRate', { soldSkus: 4, listedSkus: 80 }, 0.05],
    ['sellThrough', { units: 90, unitsReceived: 120 }, 0.75],
    ['repurchaseRate', { repeatBuyers: 30, buyers: 120 }, 0.25],
  ])('computes %s from %j', (id, parts, value) => {
    expect(derive(findMetric(id)!, parts)).toBeCloseTo(value, 12);
  });

  it('knows nothing by an inherited name', () => {
    expect(findMetric('constructor')).toBeUndefined();
  });
});

describe('checking a metric query', () => {
  const problems = (query: unknown) => checkMetricQuery(query).map(({ code, place }) => [code, place.pointer]);

  it.each([
    [{ id: 'uv' }],
    [{ id: 'stock', where: { sku: 'A' } }],
    [{ id: 'gmv', window: 'PT1H', compare: 'plan', as: 'difference' }],
    [{ id: 'cvr', window: 'P1D', where: { channel: 'live' }, compare: 'plan' }],
  ])('accepts %j', (query) => {
    expect(problems(query)).toEqual([]);
  });

  it.each([
    [{ id: 'cvrr', window: 'PT1H' }, 'unknown-metric', '/id'],
    [{ id: 'gmv' }, 'metric-window-missing', ''],
    [{ id: 'roi' }, 'metric-window-missing', ''],
    [{ id: 'uv', compare: 'previous' }, 'metric-window-missing', ''],
    [{ id: 'gmv', window: '1h' }, 'bad-duration', '/window'],
    [{ id: 'gmv', window: 'PT1H', where: { channel: 'live' }, compare: 'plan' }, 'plan-has-no-dimensions', '/where'],
    [{ id: 'gmv', window: 'PT1H', as: 'ratio' }, 'metric-as-without-compare', '/as'],
    [{ id: 'gmv', windw: 'PT1H' }, 'bad-metric-query', '/windw'],
    [{ id: 'gmv', window: 'PT1H', compare: 'plans' }, 'bad-metric-query', '/compare'],
    ['gmv', 'bad-metric-query', ''],
  ])('refuses %j as %s at “%s”', (query, code, pointer) => {
    expect(problems(query)).toEqual([[code, pointer]]);
  });
});
