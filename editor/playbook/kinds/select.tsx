import { FilterOutlined } from '@ant-design/icons';
import { conditionWords } from '../../../rules/words/conditions.ts';
import { dataWords } from '../../../rules/words/columns.ts';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const select: KindView<'select'> = {
  icon: FilterOutlined,
  facts: ({ from, conditions, limit }, reading) => [
    dataWords(from, reading),
    conditionWords(conditions, reading),
    ...(limit === undefined ? [] : [translate(reading.language, 'atMost', { limit })]),
  ],
};
