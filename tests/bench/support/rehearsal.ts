import type { Playbook } from '../../../rules/playbook/schema.ts';
import { scenarioSchema } from '../../../rules/simulate/scenario.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';
import { findTemplate } from '../../../rules/templates/index.ts';
import { skuRows } from './sku-rules.ts';
import { DOUBLE_11_ANSWERS } from '../../support/double-11-answers.ts';

export const DAYS = 60;
const T0 = '2026-11-11T00:00:00+08:00';
/** How long before T0 the campaign starts, and how long its event lasts, so that the whole takes the days. */
const BEFORE = 21;
const EVENT_DAYS = DAYS - BEFORE - 4;

/** The Double 11 template over two months: its event goes on for weeks, and its monitors look every minute. */
export function longDouble11(): Playbook {
  const playbook = findTemplate('double-11')!.playbook('en');
  return {
    ...playbook,
    anchors: { ...playbook.anchors, T1: { ...playbook.anchors['T1']!, at: `T0 + P${EVENT_DAYS}D` } },
    nodes: playbook.nodes.map((node) =>
      node.kind === 'monitor' && node.config.every !== undefined
        ? { ...node, config: { ...node.config, every: 'PT1M' } }
        : node,
    ),
  };
}

const HOURLY = {
  uv: 1_200,
  buyers: 60,
  carters: 200,
  gmv: 1_800_000,
  orders: 65,
  enquiries: 180,
  firstReplySeconds: 25,
  unshipped: 40,
} as const;

/** Figures of every hour, some of every five minutes, with the day's and the week's ups and downs; goods, channels and people. */
export function longScenario(): Scenario {
  const hours = (DAYS - 1) * 24;
  const hourly = (base: number, phase: number) =>
    Array.from({ length: hours }, (_, index) => {
      const hour = index - BEFORE * 24;
      const wave = 1 + 0.6 * Math.sin((hour / 24) * 2 * Math.PI + phase) + 0.2 * Math.sin((hour / 168) * 2 * Math.PI);
      return [offset(hour * 60), Math.max(0, Math.round(base * wave))] as const;
    });
  const every5Minutes = Array.from({ length: EVENT_DAYS * 288 }, (_, index) => [
    offset(index * 5),
    Math.round(100 + 90 * Math.sin(index / 40)),
  ]);
  return scenarioSchema.parse({
    format: 'dacu/scenario@1',
    anchors: { T0 },
    people: Object.fromEntries(
      ['planner', 'manager', 'operator', 'service', 'tech'].map((role) => [
        role,
        { respondsIn: 'PT2H', answers: DOUBLE_11_ANSWERS },
      ]),
    ),
    plan: { cvr: [['T0', 0.05]], uv: [['T0', 1_000]] },
    metrics: {
      ...Object.fromEntries(Object.entries(HOURLY).map(([metric, base], index) => [metric, hourly(base, index / 3)])),
      pv: every5Minutes,
      clicks: every5Minutes,
    },
    datasets: {
      skus: skuRows(200).map((sku, index) => ({
        ...sku,
        title: `SKU ${index}`,
        text: '品质之选，放心下单',
        licenceValidUntil: '2027-06-30T00:00:00+08:00',
        cvr30d: 0.1,
        growth30d: 0.2,
        marketHeat: 0.3,
      })),
      channels: ['search', 'live', 'feed'].map((id, index) => ({
        id,
        active: true,
        roi: 2 - index / 2,
        maturedSpend: 500_000,
        cpc: 500 + 100 * index,
        industryCpc: 560,
        uv: 1_000,
        cvr: 0.06 / (index + 1),
        searchCvr: 0.06,
      })),
      customers: [
        {
          id: 'C1',
          segment: 'old',
          dormant: false,
          orders90d: 1,
          spend90d: 15_000,
          lastOrderAt: '2026-10-20T12:00:00+08:00',
          balanceDue: 0,
        },
      ],
      orders: [],
    },
  });
}

const offset = (minutes: number): string => `T0 ${minutes < 0 ? '-' : '+'} PT${Math.abs(minutes)}M`;
