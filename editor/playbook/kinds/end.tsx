import { FlagOutlined } from '@ant-design/icons';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const end: KindView<'end'> = {
  icon: FlagOutlined,
  facts: ({ scope }, { language }) => [translate(language, scope === 'branch' ? 'endsBranch' : 'endsCampaign')],
};
