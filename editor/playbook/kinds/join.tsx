import { MergeCellsOutlined } from '@ant-design/icons';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const join: KindView<'join'> = {
  icon: MergeCellsOutlined,
  facts: ({ mode }, { language }) => [
    typeof mode === 'string' ? translate(language, `value_${mode}`) : translate(language, 'joinsN', { count: mode.n }),
  ],
};
