import { defineFace } from '../face.ts';
import type { EndConfig } from './end.ts';

export const face = defineFace<'end', EndConfig>({
  kind: 'end',
  title: { en: 'End', 'zh-CN': '结束' },
  help: { en: 'Ends this branch, or the whole campaign.', 'zh-CN': '结束本分支，或整个活动。' },
  defaults: { scope: 'campaign' },
  outcomes: () => [],
});
