import type { Parameter } from '../../playbook/schema.ts';
import type { Translate } from '../template.ts';

/** The numbers of the sources (and, where a practice has none, ours). Money is integer minor units. */
export const parameters = (t: Translate): Record<string, Parameter> => ({
  gmvTarget: {
    type: 'money',
    title: t('GMV target of the presale', '预售 GMV 目标'),
    default: 30_000_000,
    min: 0,
    source: 'R01',
  },
  uvTarget: { type: 'integer', title: t('Visitor target', '访客目标'), default: 60_000, min: 1, source: 'R01' },
  cvrTarget: { type: 'ratio', title: t('Conversion target', '转化率目标'), default: 0.05, min: 0.0001, source: 'R01' },
  minVotes: {
    type: 'integer',
    title: t('Made from so many votes', '定制起投票数'),
    default: 1_000,
    min: 1,
    source: 'P06',
  },
  depositAmount: { type: 'money', title: t('Deposit', '定金'), default: 5_000, min: 100, max: 50_000, source: 'P06' },
  depositMultiplier: {
    type: 'number',
    title: t('Deposit multiplier', '定金膨胀倍数'),
    default: 2,
    min: 1,
    max: 5,
    source: 'P06',
  },
  silverFrom: tierBound(t('Silver from a spend of (3 months)', '白银门槛（近 3 个月消费）'), 50_000),
  goldFrom: tierBound(t('Gold from a spend of (3 months)', '黄金门槛（近 3 个月消费）'), 200_000),
  bronzeCoupon: tierCoupon(t('Coupon for bronze', '青铜权益券'), 500),
  silverCoupon: tierCoupon(t('Coupon for silver', '白银权益券'), 2_000),
  goldCoupon: tierCoupon(t('Coupon for gold', '黄金权益券'), 5_000),
  tierBudget: {
    type: 'money',
    title: t('Coupons of a tier without asking', '单一等级发券红线'),
    default: 5_000_000,
    min: 0,
    source: 'P15',
  },
  pushRegion: {
    type: 'text',
    title: t('Region with next-day delivery', '次日达区域'),
    default: 'south',
    source: 'W08',
  },
  watchTarget: {
    type: 'integer',
    title: t('Time watched at least', '人均观看时长不低于'),
    default: 120,
    min: 1,
    unit: 's',
    source: 'L14',
  },
  minViewers: {
    type: 'integer',
    title: t('Live viewers of the hour from', '近 1 小时观看人数不少于'),
    default: 200,
    min: 0,
    source: 'L14',
  },
  liveCoupon: {
    type: 'money',
    title: t('Coupon of a session', '场次优惠券面额'),
    default: 1_000,
    min: 100,
    max: 10_000,
    source: 'L14',
  },
  liveBudget: {
    type: 'money',
    title: t('Coupons of a day at most', '单日直播券上限'),
    default: 500_000,
    min: 0,
    source: 'L14',
  },
  curveDays: {
    type: 'integer',
    title: t('Days of the new-product curve', '新品曲线天数'),
    default: 30,
    min: 1,
    source: 'D03',
  },
  flatLimit: {
    type: 'integer',
    title: t('Delist when flat for', '无增长多少天即下架'),
    default: 15,
    min: 1,
    unit: 'd',
    source: 'D03',
  },
});

const tierBound = (title: string, value: number): Parameter => ({
  type: 'money',
  title,
  default: value,
  min: 0,
  source: 'P15',
});

const tierCoupon = (title: string, value: number): Parameter => ({
  type: 'money',
  title,
  default: value,
  min: 100,
  max: 50_000,
  source: 'P15',
});
