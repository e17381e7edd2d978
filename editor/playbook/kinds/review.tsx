import { BarChartOutlined } from '@ant-design/icons';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const review: KindView<'review'> = {
  icon: BarChartOutlined,
  facts: ({ sections }, { language }) => sections.map((section) => translate(language, `value_${section}`)),
};
