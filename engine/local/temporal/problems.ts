import { defineProblem } from '../../../rules/problems/problem.ts';
import type { Text } from '../../../rules/problems/problem.ts';
import { LocalServiceError } from '../localServiceError.ts';
import { CLI_MODULE } from './goInstall.ts';

const missing = defineProblem('temporalMissing', {
  'zh-CN':
    '没有找到 Temporal，也没能自动取得。\n{reasonsZh}\n任选其一即可：\n' +
    '  1. 安装 Temporal CLI（https://docs.temporal.io/cli），让命令 temporal 出现在 PATH 上；\n' +
    '  2. 允许访问 https://temporal.download，之后重新启动，会自动下载；\n' +
    '  3. 安装 Go（https://go.dev/dl）并确保能访问 Go 模块代理，会自动构建（{module}，首次约 3 分钟）；\n' +
    '  4. 把 TEMPORAL_ADDRESS 设为已有的 Temporal 服务地址，例如 TEMPORAL_ADDRESS=127.0.0.1:7233。',
  en:
    'Temporal was not found, and could not be fetched.\n{reasonsEn}\nAny one of these helps:\n' +
    '  1. install the Temporal CLI (https://docs.temporal.io/cli), so that the command temporal is on the PATH;\n' +
    '  2. allow access to https://temporal.download and start again: it is then downloaded by itself;\n' +
    '  3. install Go (https://go.dev/dl) with access to a Go module proxy: it is then built by itself ({module}, about 3 minutes, once);\n' +
    '  4. set TEMPORAL_ADDRESS to a Temporal service that runs already, such as TEMPORAL_ADDRESS=127.0.0.1:7233.',
});

const unsupportedPlatform = defineProblem('temporalPlatform', {
  'zh-CN':
    '本机 Temporal 服务不支持在 {platform} 上直接运行。请在 WSL 中运行，或把 TEMPORAL_ADDRESS 设为已有的 Temporal 服务地址。',
  en: 'The local Temporal service does not run directly on {platform}. Run in WSL, or set TEMPORAL_ADDRESS to a Temporal service that runs already.',
});

const notStarting = defineProblem('temporalNotStarting', {
  'zh-CN':
    '本机 Temporal 服务（{path}）没有启动成功。日志：{logFile}\n{tail}\n可以删除 {database}（会丢失正在运行的活动）后重试，或把 TEMPORAL_ADDRESS 设为其他 Temporal 服务地址。',
  en: 'The local Temporal service ({path}) did not start. Its log: {logFile}\n{tail}\nRemove {database} and try again (running campaigns are lost), or set TEMPORAL_ADDRESS to another Temporal service.',
});

const inUse = defineProblem('temporalInUse', {
  'zh-CN': '数据目录 {dataDir} 正被进程 {pid} 使用。请先停止它，或用 DACU_DATA_DIR 指定另一个目录。',
  en: 'The data folder {dataDir} is in use by process {pid}. Stop that one first, or give another folder with DACU_DATA_DIR.',
});

const addressMissing = defineProblem('temporalAddressMissing', {
  'zh-CN': '设置了 {variables}，但没有 Temporal 服务地址。请设置 TEMPORAL_ADDRESS；要使用本机服务，请去掉这些变量。',
  en: '{variables} is set, but no address of a Temporal service. Set TEMPORAL_ADDRESS; to use the local service, unset it.',
});

const badConfiguration = defineProblem('temporalConfiguration', {
  'zh-CN': 'Temporal 的环境配置无法读取：{detail}。请检查 {variables}。',
  en: 'The environment configuration of Temporal cannot be read: {detail}. Check {variables}.',
});

const unreachable = defineProblem('temporalUnreachable', {
  'zh-CN':
    'Temporal 服务 {address} 在 {seconds} 秒内没有应答：{detail}。请检查 TEMPORAL_ADDRESS、TLS 和 API key 设置；要使用本机服务，请去掉 TEMPORAL_ADDRESS。',
  en: 'The Temporal service at {address} did not answer within {seconds} s: {detail}. Check TEMPORAL_ADDRESS and its TLS and API key settings; to use the local service, unset TEMPORAL_ADDRESS.',
});

const namespaceMissing = defineProblem('temporalNamespaceMissing', {
  'zh-CN': 'Temporal 服务 {address} 上没有命名空间 {namespace}。请先创建它，或修改 TEMPORAL_NAMESPACE。',
  en: 'The Temporal service at {address} has no namespace {namespace}. Create it first, or change TEMPORAL_NAMESPACE.',
});

const AT_ADDRESS = '/env/TEMPORAL_ADDRESS';

/** No way to get the dev server worked; `reasons` says of each why not. */
export function temporalMissing(reasons: readonly Text[]): LocalServiceError {
  const list = (language: keyof Text): string => reasons.map((reason) => `  - ${reason[language]}`).join('\n');
  return new LocalServiceError(
    missing(AT_ADDRESS, { module: CLI_MODULE, reasonsEn: list('en'), reasonsZh: list('zh-CN') }),
  );
}

export const temporalPlatform = (platform: string): LocalServiceError =>
  new LocalServiceError(unsupportedPlatform(AT_ADDRESS, { platform }));

export const temporalNotStarting = (params: {
  path: string;
  logFile: string;
  tail: string;
  database: string;
}): LocalServiceError => new LocalServiceError(notStarting(AT_ADDRESS, params));

export const temporalInUse = (dataDir: string, pid: number): LocalServiceError =>
  new LocalServiceError(inUse('/env/DACU_DATA_DIR', { dataDir, pid }));

export const temporalAddressMissing = (variables: readonly string[]): LocalServiceError =>
  new LocalServiceError(addressMissing(AT_ADDRESS, { variables: variables.join(', ') }));

export const temporalConfiguration = (detail: string, variables: readonly string[]): LocalServiceError =>
  new LocalServiceError(badConfiguration(AT_ADDRESS, { detail, variables: variables.join(', ') }));

export const temporalUnreachable = (address: string, seconds: number, detail: string): LocalServiceError =>
  new LocalServiceError(unreachable(AT_ADDRESS, { address, seconds, detail }));

export const temporalNamespaceMissing = (address: string, namespace: string): LocalServiceError =>
  new LocalServiceError(namespaceMissing('/env/TEMPORAL_NAMESPACE', { address, namespace }));
