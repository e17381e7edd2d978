import type { Row } from '../../feel/scope.ts';
import type { TemplateRehearsal } from '../template.ts';

/** Findings that make sense together, and a range whose shares are as the planner wants them. */
export const storeLaunchRehearsal: TemplateRehearsal = {
  answers: (t) => ({
    qualifications: { licence: '91310000MA1K35TEST', trademark: '38215740' },
    logistics: { carrier: t('SF Express', '顺丰'), dispatchHours: 24, freeFrom: 6_900 },
    industry: { trafficShare: 0.3, structure: '3 : 6 : 1' },
    competitors: { liveShare: 0.6, entryPrice: 990 },
    rangeTargets: { traffic: 0.3, profit: 0.6, image: 0.1 },
    adjustRange: { change: t('Two products for traffic added', '增加两款引流品') },
    fixBeforeOpening: { done: t('Licences handed in', '资质已补齐') },
    lessons: {
      success: t('First stock lasted', '首批备货充足'),
      failure: t('Qualifications came late', '资质提交偏晚'),
    },
  }),
  datasets: () => ({
    skus: RANGE.map((fields, index): Row => ({
      ...COMMON,
      ...fields,
      id: `N${101 + index}`,
      title: `SKU N${101 + index}`,
    })),
  }),
};

const COMMON = { listed: true, text: '品质之选，放心下单' } as const;

const item = (role: string, competitorSales30d: number, costCents: number, stock: number, sales7d: number) => ({
  role,
  competitorSales30d,
  costCents,
  stock,
  sales7d,
});

/** Role, the competitor's monthly sales, cost, stock, sales of seven days. */
const RANGE = [
  item('traffic', 3_000, 400, 4_000, 500),
  item('traffic', 2_400, 520, 3_000, 480),
  item('traffic', 1_800, 610, 700, 520),
  item('profit', 400, 3_900, 500, 60),
  item('profit', 360, 4_200, 450, 70),
  item('profit', 320, 5_600, 400, 50),
  item('profit', 280, 6_400, 350, 45),
  item('profit', 240, 7_200, 300, 40),
  item('profit', 200, 8_000, 260, 30),
  item('image', 60, 48_000, 80, 6),
] as const;
