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

const cannotKeepData = defineProblem('data-dir-unusable', {
  en: 'The data folder {folder} cannot be used: {reason}. Name another with DACU_DATA_DIR, or put this one right.',
  'zh-CN': '数据目录 {folder} 无法使用：{reason}。请用 DACU_DATA_DIR 另选目录，或修复此目录。',
});

const A_FILE: Text = { en: 'it is a file, or lies below one', 'zh-CN': '它是文件，或位于文件之下' };
const READ_ONLY: Text = { en: 'this user may not write there', 'zh-CN': '当前用户没有写入权限' };
const KEEPING: Readonly<Record<string, Text>> = {
  EEXIST: A_FILE,
  ENOTDIR: A_FILE,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: { en: 'its disk is read-only', 'zh-CN': '所在磁盘为只读' },
};

export function dataDirUnusable(error: unknown, folder: string): LocalServiceError {
  const reason = KEEPING[String(errorCode(error))] ?? String(error);
  return new LocalServiceError(cannotKeepData('', { folder, reason }), { cause: error });
}

export const partsNeedServices = (part: string): LocalServiceError =>
  new LocalServiceError(needsServices('', { part }));
