import { defineProblem } from '../../rules/problems/problem.ts';
import { LocalServiceError } from '../local/localServiceError.ts';

const needsServices = defineProblem('parts-need-services', {
  en: '“{part}” shares its data with other processes: set MONGODB_URI and TEMPORAL_ADDRESS, or use “start”, which needs nothing.',
  'zh-CN': '“{part}”需与其他进程共享数据：请设置 MONGODB_URI 与 TEMPORAL_ADDRESS，或使用无需配置的“start”。',
});

export const partsNeedServices = (part: string): LocalServiceError =>
  new LocalServiceError(needsServices('', { part }));
