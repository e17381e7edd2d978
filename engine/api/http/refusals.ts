import type { Problem, Text } from '../../../rules/problems/problem.ts';
import { Refusal } from './refusal.ts';

export const badRequest = (problems: readonly Problem[]): Refusal =>
  new Refusal(
    400,
    'bad-request',
    { en: 'The request is malformed; see its problems.', 'zh-CN': '请求格式有误，详见各项问题。' },
    problems,
  );

export const notJson = (error: string): Refusal =>
  new Refusal(400, 'not-json', { en: `The body is not JSON: ${error}`, 'zh-CN': `请求体不是有效的 JSON：${error}` });

/** What express says of a request that it cannot take. */
export const malformed = (error: string): Refusal =>
  new Refusal(400, 'bad-request', {
    en: `The request is malformed: ${error}.`,
    'zh-CN': `请求格式有误：${error}。`,
  });

export const cannotUnpack = (encoding: string): Refusal =>
  new Refusal(400, 'cannot-unpack', {
    en: `The body is not whole, or not ${encoding}, as the header Content-Encoding says. Send it again, or without compression.`,
    'zh-CN': `请求体不完整，或并非 Content-Encoding 所称的 ${encoding}。请重新发送，或不压缩发送。`,
  });

export const wrongEncoding = (encoding: string): Refusal =>
  new Refusal(415, 'wrong-content-encoding', {
    en: `The header Content-Encoding says ${encoding}, which is not taken. Send the body as gzip, deflate or br, or without compression.`,
    'zh-CN': `不支持 Content-Encoding 所称的 ${encoding}。请使用 gzip、deflate 或 br，或不压缩发送。`,
  });

export const tooDeep = (limit: number): Refusal =>
  new Refusal(400, 'nested-too-deeply', {
    en: `The body nests lists and objects more than ${limit} deep. Nothing needs that.`,
    'zh-CN': `请求体嵌套超过 ${limit} 层，请检查数据。`,
  });

export const notUtf8 = (): Refusal =>
  new Refusal(400, 'not-utf-8', {
    en: 'The file is not UTF-8 text. Save it as “CSV UTF-8” and send it again.',
    'zh-CN': '文件不是 UTF-8 文本。请另存为“CSV UTF-8”后重新上传。',
  });

export const signInNeeded = (): Refusal =>
  new Refusal(401, 'sign-in-needed', {
    en: 'Sign in first, or send a token (Authorization: Bearer …).',
    'zh-CN': '请先登录，或携带令牌（Authorization: Bearer …）。',
  });

export const wrongPassword = (): Refusal =>
  new Refusal(401, 'wrong-password', {
    en: 'The name or the password is wrong.',
    'zh-CN': '用户名或密码错误。',
  });

export const tooManyTries = (seconds: number): Refusal =>
  new Refusal(429, 'too-many-tries', {
    en: `Too many wrong passwords for this name. Try again in ${seconds} s.`,
    'zh-CN': `该用户名的密码错误次数过多。请在 ${seconds} 秒后重试。`,
  });

export const notAllowed = (text: Text, code = 'not-allowed'): Refusal => new Refusal(403, code, text);

export const steeringOnly = (): Refusal =>
  notAllowed({
    en: 'Only a planner or a manager may do this. Ask one of them.',
    'zh-CN': '仅策划或主管可以执行此操作，请联系他们。',
  });

export const personsOnly = (): Refusal =>
  notAllowed({
    en: 'This is for a person to decide: sign in as one, a token is not enough.',
    'zh-CN': '此操作须由人决定：请以个人身份登录，仅有令牌不够。',
  });

export const crossOrigin = (): Refusal =>
  notAllowed(
    {
      en: 'The request comes from a page of another site.',
      'zh-CN': '请求来自其他网站的页面。',
    },
    'cross-origin',
  );

export const foreignHost = (host: string): Refusal =>
  notAllowed(
    {
      en: `The engine serves this machine only, and was asked as “${host}”. Open it as localhost or 127.0.0.1; for other names, start it with HOST set to the address that it is to serve.`,
      'zh-CN': `引擎仅供本机访问，而请求的主机名为“${host}”。请以 localhost 或 127.0.0.1 打开；如需其他主机名，请设置 HOST 为对外地址后启动。`,
    },
    'foreign-host',
  );

export const noSuchRoute = (method: string, path: string): Refusal =>
  new Refusal(404, 'no-such-route', {
    en: `There is no ${method} ${path}. What there is, says /api/v1/openapi.json.`,
    'zh-CN': `没有 ${method} ${path}。可用接口见 /api/v1/openapi.json。`,
  });

/** `what` in both languages, such as “shop” and “店铺”. */
export const notFound = (what: Text, id: string): Refusal =>
  new Refusal(404, 'not-found', { en: `There is no ${what.en} “${id}”.`, 'zh-CN': `没有${what['zh-CN']}“${id}”。` });

export const conflict = (code: string, text: Text, extra?: Readonly<Record<string, unknown>>): Refusal =>
  new Refusal(409, code, text, undefined, extra);

export const tooLarge = (limit: string): Refusal =>
  new Refusal(413, 'too-large', {
    en: `The body is larger than ${limit}. Send it in several batches.`,
    'zh-CN': `请求体超过 ${limit}。请分批发送。`,
  });

export const wrongMediaType = (accepted: string): Refusal =>
  new Refusal(415, 'wrong-media-type', {
    en: `The body must be ${accepted}, in UTF-8; the header Content-Type says otherwise.`,
    'zh-CN': `请求体应为 UTF-8 编码的 ${accepted}，但 Content-Type 不符。`,
  });

export const fileTooLarge = (limitBytes: number): Refusal =>
  new Refusal(413, 'too-large', {
    en: `The file is larger than ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
    'zh-CN': `文件超过 ${Math.floor(limitBytes / 1024 / 1024)} MB。`,
  });

export const wrongFileType = (types: readonly string[]): Refusal =>
  new Refusal(415, 'wrong-media-type', {
    en: `The body must be a file of one of these types, as the header Content-Type says: ${types.join(', ')}.`,
    'zh-CN': `请求体应为以下类型之一的文件（以 Content-Type 为准）：${types.join('、')}。`,
  });

export const refusedContent = (
  problems: readonly Problem[],
  text: Text = { en: 'The content is refused; see its problems.', 'zh-CN': '内容未通过检查，详见各项问题。' },
  extra?: Readonly<Record<string, unknown>>,
): Refusal => new Refusal(422, 'refused', text, problems, extra);

export const engineUnavailable = (): Refusal =>
  new Refusal(503, 'engine-unavailable', {
    en: 'The campaign did not answer in time. Try again in a moment; what was asked is not done twice.',
    'zh-CN': '活动未能及时响应。请稍后重试，同一请求不会重复执行。',
  });
