import type { Row } from '../../feel/scope.ts';
import { formatInstant } from '../../time/zone.ts';
import type { TemplateRehearsal } from '../template.ts';

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

/** A quarter of a small shop: mostly all is well, and of everything that is watched for there is something. */
export const dailyRehearsal: TemplateRehearsal = {
  answers: (t) => ({
    improvePages: { pages: 3 },
    weeklyClass: { staySeconds: 95, addToCart: 0.08 },
    diagnose: { dimension: 'channel', value: t('Live streams', '直播间') },
    reduceStock: { plan: t('Sold in bundles', '组合装促销') },
    reviewOrders: { decision: 'release' },
    investigate: { finding: 'fake' },
    triage: { topic: 'quality', reach: 600 },
    draftStatement: {
      text: t('We have taken it off sale and are looking into it.', '相关批次已下架，正在核查，将尽快公布结果。'),
    },
    heatCheck: { heat: 120 },
    reprice: { decision: t('Up 5 %, in line with the market', '上调 5%，与市场持平') },
    supplyTask: { cases: 2, measure: t('Second supplier', '增加备选供应商') },
    qualityTask: { cases: 1, measure: t('New lining', '更换内衬') },
    serviceTask: { cases: 1, measure: t('Two more agents', '增加两名客服') },
    scripts: { revised: 6 },
  }),
  datasets(eventMs) {
    const day = (days: number): string => formatInstant(eventMs + Math.round(days * DAY_MS), ZONE);
    return {
      skus: SKUS.map(([stock, sales7d, soldRate, addToCartRate, competitor], index): Row => ({
        id: `A${1001 + index}`,
        title: `SKU A${1001 + index}`,
        listed: true,
        stock,
        sales7d,
        soldRate,
        addToCartRate,
        visitors7d: 900,
        priceCents: 9_900,
        costCents: 5_000,
        competitorPriceCents: competitor,
        marketHeat: 0.5 - index / 20,
      })),
      customers: Array.from({ length: 16 }, (_, index): Row => ({
        id: `C${index + 1}`,
        segment: index % 5 === 0 ? 'new' : 'old',
        region: ['south', 'east', 'north'][index % 3]!,
        tier: index % 8 === 7 ? 'gold' : 'bronze',
        dormant: index % 4 === 3,
        risk: 'normal',
        aov: index === 6 ? 2_900 : 18_000,
        refunds90d: index === 6 ? 8 : 0,
        couponUses30d: index === 9 ? 31 : 1,
        coupons: 0,
        points: index * 420,
        inGroup: index % 2 === 0,
        lastOrderAt: index % 5 === 0 ? null : day(index % 4 === 3 ? -120 : -index),
      })),
      orders: Array.from({ length: 10 }, (_, index): Row => ({
        id: `O${index + 1}`,
        customer: `C${index + 2}`,
        channel: ['search', 'live'][index % 2]!,
        state: 'paid',
        amountCents: index === 4 ? 268_000 : 9_900,
        fraudScore: index === 7 ? 0.93 : 0.05,
        event: index < 3,
        at: day(-index - 1),
        paidAt: day(-index - 0.99),
        priceDropCents: index === 2 ? 1_500 : 0,
        lines: [{ sku: 'A1001', quantity: 1, amountCents: index === 4 ? 268_000 : 9_900 }],
      })),
      posts: [
        post('P1', { topic: 'delivery', sentiment: 0.8, heat: 40, at: day(-3) }),
        post('P2', { topic: 'quality', sentiment: 0.25, heat: 160, at: day(-2) }),
        post('P3', { topic: 'foodSafety', sentiment: 0.05, heat: 2_300, at: day(-1) }),
      ],
      cases: ['supply', 'quality', 'service', 'supply', 'quality'].map((cause, index): Row => ({
        id: `S${index + 1}`,
        customer: `C${((index * 4 + 3) % 16) + 1}`,
        tier: index === 1 ? 'gold' : 'bronze',
        risk: index === 3 ? 'high' : 'normal',
        cause,
        ...(index === 4 && { kind: 'return', keptDays: 6 }),
        answered: index === 2,
        at: day(-index - 0.5),
      })),
    };
  },
};

const post = (id: string, fields: Omit<Row, 'id'>): Row => ({ id, text: id, ...fields });

/** Stock, sales of seven days, sold rate, add-to-cart rate, the competitor's price (minor units). */
const SKUS = [
  [900, 140, 0.9, 0.12, 10_500],
  [600, 90, 0.8, 0.11, 9_900],
  [30, 120, 0.9, 0.13, 10_200],
  [400, 60, 0.6, 0.04, 9_800],
  [350, 50, 0.5, 0.09, 8_600],
  [280, 4, 0.03, 0.08, 9_700],
] as const;
