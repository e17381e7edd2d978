import { BranchesOutlined } from '@ant-design/icons';
import { conditionWords } from '../../../rules/words/conditions.ts';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const decide: KindView<'decide'> = {
  icon: BranchesOutlined,
  facts({ rules }, reading) {
    const [first] = rules;
    const words = first ? first.title || conditionWords(first.conditions, reading) : '';
    return rules.length > 1 ? [translate(reading.language, 'rules', { count: rules.length }), words] : [words];
  },
};
