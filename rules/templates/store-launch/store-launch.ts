import { FORMAT } from '../../playbook/schema.ts';
import { translator } from '../template.ts';
import type { Template } from '../template.ts';
import { founding } from './founding.ts';
import { opening } from './opening.ts';
import { parameters } from './parameters.ts';
import { range } from './range.ts';
import { storeLaunchRehearsal } from './rehearsal.ts';
import { stock } from './stock.ts';

const title = { en: 'Store launch', 'zh-CN': '新店开业' };
const summary = {
  en: 'Opening a store in six weeks: qualifications, interfaces and home page; research that decides range and traffic; first stock within budget; shipping promise; a watched first fortnight and its review.',
  'zh-CN':
    '六周开出一家新店：资质、接口与首页；调研结果决定商品矩阵与流量打法；预算内自动备首批货；物流承诺；开业两周盯盘与复盘。',
};

/** From the kick-off of a new store to the review of its first fortnight. */
export const storeLaunch: Template = {
  id: 'store-launch',
  title,
  summary,
  practices: ['P01', 'P02', 'P03', 'P04', 'P11', 'P12', 'L04', 'R08', 'R09'],
  rehearsal: storeLaunchRehearsal,
  playbook(language) {
    const t = translator(language);
    const parts = [founding, range, stock, opening].map((part) => part(t));
    return {
      format: FORMAT,
      id: 'store-launch',
      name: title[language],
      description: summary[language],
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      anchors: {
        T0: { title: t('Opening', '开业') },
        T1: { title: t('End of the first fortnight', '开业两周'), at: 'T0 + P14D' },
      },
      phases: {
        prep: { from: 'T0 - P45D', to: 'T0' },
        live: { from: 'T0', to: 'T1' },
        review: { from: 'T1', to: 'T1 + P7D' },
      },
      parameters: parameters(t),
      nodes: parts.flatMap((part) => part.nodes),
      edges: parts.flatMap((part) => part.edges),
    };
  },
};
