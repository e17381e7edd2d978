import { defineProblem } from '../../rules/problems/problem.ts';
import type { Text } from '../../rules/problems/problem.ts';
import { errorCode } from '../local/errorCode.ts';
import { LocalServiceError } from '../local/localServiceError.ts';

const needsServices = defineProblem('parts-need-services', {
  en: '“{part}” shares its data with other processes: set MONGODB_URI and TEMPORAL_ADDRESS, or use “start”, which needs nothing.',
  'zh-CN': '“{part}”需与其他进程共享数据：请设置 MONGODB_URI 与 TEMPORAL_ADDRESS，或使用无需配置的“start”。',
});

export const badEnvironment = defineProblem('bad-environment', {
  en: 'The environment is not right: {details} What each variable takes is in .env.example.',
  'zh-CN': '环境变量有误：{details} 各变量的写法见 .env.example。',
});
const cannotListen = defineProblem('cannot-listen', {
  en: 'Cannot listen on {host}, port {port}: {reason}. Choose another with HOST and PORT, such as PORT=8081.',
  'zh-CN': '无法监听 {host} 的端口 {port}：{reason}。请用 HOST 与 PORT 另选，如 PORT=8081。',
});

const LISTENING: Readonly<Record<string, Text>> = {
  EADDRINUSE: { en: 'another program does', 'zh-CN': '端口已被其他程序占用' },
  EADDRNOTAVAIL: { en: 'this machine has no such address', 'zh-CN': '本机没有此地址' },
  ENOTFOUND: { en: 'there is no such host', 'zh-CN': '没有此主机' },
  EACCES: { en: 'this user may not', 'zh-CN': '当前用户没有权限' },
};

export function listeningFailed(error: unknown, host: string, port: number): LocalServiceError {
  const reason = LISTENING[String(errorCode(error))] ?? String(error);
  return new LocalServiceError(cannotListen('', { host, port, reason }), { cause: error });
}

export const partsNeedServices = (part: string): LocalServiceError =>
  new LocalServiceError(needsServices('', { part }));
