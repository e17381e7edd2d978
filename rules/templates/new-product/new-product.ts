import { FORMAT } from '../../playbook/schema.ts';
import { translator } from '../template.ts';
import type { Template } from '../template.ts';
import { curve } from './curve.ts';
import { demand } from './demand.ts';
import { parameters } from './parameters.ts';
import { presale } from './presale.ts';
import { newProductRehearsal } from './rehearsal.ts';
import { streams } from './streams.ts';
import { tiers } from './tiers.ts';

const title = { en: 'New product', 'zh-CN': '新品首发' };
const summary = {
  en: 'A made-to-order product: customers vote, an A/B test settles its page, each tier is invited with its own benefit, a presale that stops at capacity with live streams and regional pushes, and the curve of its first thirty days.',
  'zh-CN':
    '一款 C2M 定制新品：用户投票定款，A/B 测试定页面，按会员等级匹配权益，预售达产能即停，直播与区域推送，跟踪 30 天新品曲线。',
};

/** From the vote on a product to be made to the end of its first thirty days on sale. */
export const newProduct: Template = {
  id: 'new-product',
  title,
  summary,
  practices: ['P06', 'P14', 'P15', 'L14', 'W08', 'D03', 'R01', 'R02', 'R09'],
  rehearsal: newProductRehearsal,
  playbook(language) {
    const t = translator(language);
    const parts = [demand, tiers, presale, streams, curve].map((part) => part(t));
    return {
      format: FORMAT,
      id: 'new-product',
      name: title[language],
      description: summary[language],
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      anchors: {
        T0: { title: t('Presale opens', '预售开启') },
        T1: { title: t('Presale closes, sale begins', '预售结束、正式开售'), at: 'T0 + P14D' },
      },
      phases: {
        prep: { from: 'T0 - P30D', to: 'T0' },
        live: { from: 'T0', to: 'T1' },
        wrapup: { from: 'T1', to: 'T1 + P30D' },
        review: { from: 'T1 + P30D', to: 'T1 + P37D' },
      },
      parameters: parameters(t),
      nodes: parts.flatMap((part) => part.nodes),
      edges: parts.flatMap((part) => part.edges),
    };
  },
};
