import { FORMAT } from '../../playbook/schema.ts';
import { translator } from '../template.ts';
import type { Template } from '../template.ts';
import { compliance } from './compliance.ts';
import { live } from './live.ts';
import { parameters } from './parameters.ts';
import { placement } from './placement.ts';
import { prep } from './prep.ts';
import { double11Rehearsal } from './rehearsal.ts';
import { review } from './review.ts';
import { warmUp } from './warm-up.ts';
import { wrapUp } from './wrap-up.ts';

const title = { en: 'Double 11', 'zh-CN': '双 11 大促' };
const summary = {
  en: 'A whole big promotion in four lanes: target, selection, placement, compliance, presale and service readiness; a war room that watches conversion, payments, stock, channels and service; shipping, encore and review.',
  'zh-CN':
    '一场完整的大促：目标拆解、选品、资源位、合规、预售与客服备战；作战室盯转化、支付、库存、渠道与客服；发货、返场与复盘。',
};

/** The whole of a Double 11, from three weeks before the opening to the review. */
export const double11: Template = {
  id: 'double-11',
  title,
  summary,
  practices: [
    ...(['P05', 'P07', 'P08', 'P09', 'P10', 'P12', 'P13'] as const),
    ...(['L01', 'L02', 'L04', 'L05', 'L06', 'L07', 'L08', 'L15'] as const),
    ...(['W01', 'W02', 'W04', 'W07'] as const),
    ...(['R01', 'R03', 'R04', 'R05', 'R06', 'R08', 'R09'] as const),
  ],
  rehearsal: double11Rehearsal,
  playbook(language) {
    const t = translator(language);
    const parts = [prep, placement, compliance, warmUp, live, wrapUp, review].map((part) => part(t));
    return {
      format: FORMAT,
      id: 'double-11',
      name: title[language],
      description: summary[language],
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      anchors: {
        T0: { title: t('Opening', '活动开始') },
        T1: { title: t('Close', '活动结束'), at: 'T0 + P1D' },
        depositOpens: { title: t('Deposits open', '定金开启'), at: 'T0 - P11D @ 20:00' },
        depositCloses: { title: t('Deposits close', '定金截止'), at: 'T0 - P1D @ 21:00' },
        balanceOpens: { title: t('Balances open', '尾款开启'), at: 'T0' },
        balanceCloses: { title: t('Balances close', '尾款截止'), at: 'T1' },
      },
      phases: {
        prep: { from: 'T0 - P21D', to: 'T0' },
        live: { from: 'T0', to: 'T1' },
        wrapup: { from: 'T1', to: 'T1 + P3D' },
        review: { from: 'T1 + P3D', to: 'T1 + P6D' },
      },
      parameters: parameters(t),
      nodes: parts.flatMap((part) => part.nodes),
      edges: parts.flatMap((part) => part.edges),
    };
  },
};
