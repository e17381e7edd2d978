import type { Row } from '../../feel/scope.ts';
import type { TemplateRehearsal } from '../template.ts';

/** Three candidates of which one wins the vote, and customers of every tier and of several regions. */
export const newProductRehearsal: TemplateRehearsal = {
  answers: (t) => ({
    sample: { capacity: 50_000, unitCost: 8_800 },
    runSheet: { hosts: t('Host A 18–20, host B 20–22', '主播甲 18–20 点，主播乙 20–22 点'), pieces: 800 },
    changePace: { change: t('A giveaway every half hour', '每半小时一轮抽奖') },
  }),
  datasets: () => ({
    skus: CANDIDATES.map(([id, votes, presaleSold, flatDays]): Row => ({
      id,
      title: `SKU ${id}`,
      votes,
      presaleSold,
      listedDays: 20,
      flatDays,
    })),
    customers: Array.from({ length: 24 }, (_, index): Row => ({
      id: `C${index + 1}`,
      segment: index % 6 === 5 ? 'new' : 'old',
      region: ['south', 'east', 'north'][index % 3]!,
      spend90d: index % 6 === 5 ? 0 : index * 14_000,
      inGroup: index % 2 === 0,
    })),
  }),
};

/** Votes, sold on presale, days without growth. */
const CANDIDATES = [
  ['V1', 3_260, 50_000, 16],
  ['V2', 1_870, 0, 0],
  ['V3', 420, 0, 0],
] as const;
