import type { Row } from '../../feel/scope.ts';
import { formatInstant } from '../../time/zone.ts';
import type { TemplateRehearsal } from '../template.ts';

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

/** A shop of a few goods, channels and customers around the event. */
export const double11Rehearsal: TemplateRehearsal = {
  answers: (t) => ({
    confirmList: { agreed: true, note: t('All of them', '全部同意') },
    askPlatform: { accepted: true },
    priceCheck: { checked: 12, deviations: 0 },
    fixByHand: { decision: 'remove' },
    renewLicences: { decision: 'remove' },
    seedContent: { posts: 12 },
    payIncident: { cause: t('Gateway timeouts', '支付网关超时'), recoveredOrders: 7 },
    dataBlackout: { cause: t('Import stopped', '数据导入中断') },
    restockByHand: { pieces: 300 },
    lessons: { success: t('Deposits that grow', '定金膨胀'), failure: t('Best seller out of stock', '爆款断货') },
  }),
  datasets(eventMs) {
    const day = (days: number): string => formatInstant(eventMs + Math.round(days * DAY_MS), ZONE);
    return {
      skus: STOCKS.map(([stock, sales7d, cvr30d], index) =>
        sku(`A${1001 + index}`, { stock, sales7d, cvr30d }, day(200)),
      ),
      channels: CHANNELS.map(([id, roi, cpc, cvr, uv]): Row => ({
        id,
        active: true,
        roi,
        maturedSpend: 500_000,
        cpc,
        industryCpc: 560,
        uv,
        cvr,
        searchCvr: 0.08,
      })),
      customers: Array.from({ length: 12 }, (_, index): Row => ({
        id: `C${index + 1}`,
        segment: index % 3 === 0 ? 'new' : 'old',
        dormant: index % 4 === 3,
        orders90d: index % 5,
        spend90d: index * 9_000,
        lastOrderAt: day(index % 4 === 3 ? -120 : -10 - index),
        balanceDue: 0,
      })),
      orders: Array.from({ length: 6 }, (_, index): Row => ({
        id: `O${index + 1}`,
        customer: `C${index + 1}`,
        channel: CHANNELS[index % CHANNELS.length]![0],
        state: 'paid',
        amountCents: 20_000,
        at: day(index / 24),
        paidAt: day((index + 0.1) / 24),
        lines: [{ sku: 'A1001', quantity: 1, amountCents: 20_000 }],
      })),
    };
  },
};

/** Stock, sales of seven days, conversion of thirty: most have plenty, two run short, some sell too badly to be chosen. */
const STOCKS = [
  [1_800, 300, 0.11],
  [900, 420, 0.12],
  [400, 310, 0.1],
  [2_600, 500, 0.09],
  [1_400, 220, 0.13],
  [700, 150, 0.085],
  [180, 160, 0.1],
  [3_000, 640, 0.12],
  [500, 90, 0.06],
  [260, 40, 0.05],
] as const;

/** Channel, ROI, CPC (minor units), conversion and visitors. */
const CHANNELS = [
  ['search', 2.6, 520, 0.08, 2_400],
  ['recommend', 1.8, 480, 0.07, 1_900],
  ['live', 2.1, 640, 0.06, 1_500],
  ['content', 1.2, 420, 0.035, 700],
  ['social', 0.9, 590, 0.03, 600],
] as const;

const sku = (id: string, fields: Omit<Row, 'id'>, licenceValidUntil: string): Row => ({
  id,
  title: `SKU ${id}`,
  listed: true,
  text: '品质之选，放心下单',
  licenceValidUntil,
  growth30d: 0.2,
  badReviewShare: 0.01,
  marketHeat: 0.3,
  ...fields,
});
