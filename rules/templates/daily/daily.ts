import { FORMAT } from '../../playbook/schema.ts';
import { translator } from '../template.ts';
import type { Template } from '../template.ts';
import { cases } from './cases.ts';
import { members } from './members.ts';
import { monthly } from './monthly.ts';
import { orders } from './orders.ts';
import { parameters } from './parameters.ts';
import { pricing } from './pricing.ts';
import { dailyRehearsal } from './rehearsal.ts';
import { routines } from './routines.ts';
import { sentiment } from './sentiment.ts';
import { standing } from './standing.ts';
import { winBack } from './win-back.ts';

const title = { en: 'Daily operations', 'zh-CN': '日常运营' };
const summary = {
  en: 'What runs all year round: new arrivals and pruning, orders reviewed and risky ones held, prices and price protection, sentiment and after-sales by grade, members and win-back, a review every month.',
  'zh-CN': '全年常开：上新与汰换、订单自动审核与风控拦截、跟价与保价、舆情与售后分级、会员与沉睡召回、每月复盘。',
};

/** Always on: three months at a time, each month with its review. */
export const daily: Template = {
  id: 'daily',
  title,
  summary,
  practices: [
    ...(['L03', 'L07', 'L09', 'L10', 'L11', 'L12', 'L13', 'L14'] as const),
    ...(['W03', 'W05', 'W06'] as const),
    ...(['D01', 'D02', 'D04', 'D05'] as const),
    ...(['R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'R09', 'R10'] as const),
  ],
  rehearsal: dailyRehearsal,
  playbook(language) {
    const t = translator(language);
    const parts = [routines, standing, orders, sentiment, cases, pricing, members, winBack, monthly].map((part) =>
      part(t),
    );
    const period = { from: 'T0', to: 'T1' } as const;
    return {
      format: FORMAT,
      id: 'daily',
      name: title[language],
      description: summary[language],
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      anchors: {
        T0: { title: t('From', '开始') },
        T1: { title: t('To', '结束'), at: 'T0 + P3M' },
      },
      phases: {
        prep: { ...period, title: t('Routines', '例行工作') },
        live: { ...period, title: t('Always watched', '常态盯盘') },
        wrapup: { ...period, title: t('Members', '会员运营') },
        review: { from: 'T0', to: 'T1 + P1D', title: t('Every month', '月度复盘') },
      },
      parameters: parameters(t),
      nodes: parts.flatMap((part) => part.nodes),
      edges: parts.flatMap((part) => part.edges),
    };
  },
};
