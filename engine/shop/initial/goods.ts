import type { Text } from '../../../rules/problems/problem.ts';

interface Category {
  readonly id: string;
  readonly goods: readonly Text[];
  /** Typical list price. */
  readonly priceCents: number;
}

const t = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const CATEGORIES: readonly Category[] = [
  {
    id: 'skincare',
    priceCents: 18_900,
    goods: [
      t('保湿面霜', 'moisturising cream'),
      t('精华液', 'serum'),
      t('防晒乳', 'sunscreen'),
      t('洁面乳', 'cleanser'),
      t('面膜', 'sheet masks'),
    ],
  },
  {
    id: 'makeup',
    priceCents: 13_900,
    goods: [
      t('口红', 'lipstick'),
      t('粉底液', 'foundation'),
      t('眼影盘', 'eyeshadow palette'),
      t('睫毛膏', 'mascara'),
      t('气垫', 'cushion'),
    ],
  },
  {
    id: 'snacks',
    priceCents: 5_900,
    goods: [
      t('坚果礼盒', 'nut gift box'),
      t('牛肉干', 'beef jerky'),
      t('曲奇', 'cookies'),
      t('果干', 'dried fruit'),
      t('巧克力', 'chocolate'),
    ],
  },
  {
    id: 'home',
    priceCents: 23_900,
    goods: [
      t('四件套', 'bedding set'),
      t('乳胶枕', 'latex pillow'),
      t('浴巾', 'bath towels'),
      t('羽绒被', 'down duvet'),
      t('收纳箱', 'storage boxes'),
    ],
  },
  {
    id: 'kitchen',
    priceCents: 28_900,
    goods: [
      t('不粘锅', 'non-stick pan'),
      t('空气炸锅', 'air fryer'),
      t('保温杯', 'thermos'),
      t('刀具套装', 'knife set'),
      t('电热水壶', 'kettle'),
    ],
  },
  {
    id: 'digital',
    priceCents: 32_900,
    goods: [
      t('蓝牙耳机', 'earphones'),
      t('充电宝', 'power bank'),
      t('手机壳', 'phone case'),
      t('智能手环', 'fitness band'),
      t('键盘', 'keyboard'),
    ],
  },
  {
    id: 'baby',
    priceCents: 15_900,
    goods: [
      t('纸尿裤', 'nappies'),
      t('婴儿湿巾', 'baby wipes'),
      t('辅食机', 'baby food maker'),
      t('奶瓶', 'baby bottle'),
      t('积木', 'building blocks'),
    ],
  },
  {
    id: 'sport',
    priceCents: 25_900,
    goods: [
      t('跑鞋', 'running shoes'),
      t('瑜伽垫', 'yoga mat'),
      t('运动套装', 'tracksuit'),
      t('羽毛球拍', 'badminton racket'),
      t('护膝', 'knee brace'),
    ],
  },
  {
    id: 'pet',
    priceCents: 10_900,
    goods: [
      t('猫粮', 'cat food'),
      t('狗粮', 'dog food'),
      t('猫砂', 'cat litter'),
      t('宠物窝', 'pet bed'),
      t('饮水机', 'pet fountain'),
    ],
  },
  {
    id: 'care',
    priceCents: 8_900,
    goods: [
      t('洗发水', 'shampoo'),
      t('沐浴露', 'body wash'),
      t('电动牙刷', 'electric toothbrush'),
      t('护手霜', 'hand cream'),
      t('牙膏', 'toothpaste'),
    ],
  },
];

export const STYLES: readonly Text[] = [
  t('经典', 'Classic'),
  t('轻享', 'Light'),
  t('臻选', 'Select'),
  t('家庭装', 'Family size'),
  t('旅行装', 'Travel size'),
  t('礼盒装', 'Gift box'),
];

/** Sentences of product texts; the banned ones carry superlatives that advertising law forbids. */
export const PLAIN_CLAIMS = [
  '品质之选，放心下单',
  '匠心制作，细节可见',
  '家中常备，好用不贵',
  '好评如潮，回购不断',
] as const;
export const BANNED_CLAIMS = [
  '全网最低价，错过再等一年',
  '销量第一，口碑之选',
  '最好用的一款，人人必备',
  '行业第一品牌，最安心',
] as const;

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/全网最低价/g, '活动优惠价'],
  [/行业第一品牌/g, '深受喜爱的品牌'],
  [/销量第一/g, '销量领先'],
  [/最好/g, '很好'],
  [/第一/g, '领先'],
  [/最/g, '更'],
];

export const hasBannedWording = (text: string): boolean => /最|第一/.test(text);

/** The text without banned superlatives. */
export const withoutBannedWording = (text: string): string =>
  REPLACEMENTS.reduce((fixed, [pattern, replacement]) => fixed.replace(pattern, replacement), text);
