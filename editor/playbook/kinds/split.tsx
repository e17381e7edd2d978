import { ForkOutlined } from '@ant-design/icons';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const split: KindView<'split'> = {
  icon: ForkOutlined,
  facts: (_config, { language, leaving }) => [translate(language, 'branches', { count: leaving })],
};
