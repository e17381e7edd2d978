import { z } from 'zod';
import type { Language, Problem, Text } from '../../rules/problems/problem.ts';

const text = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What we read of an `application/problem+json` answer. */
const problemDocument = z.object({
  code: z.string(),
  title: z.string().optional(),
  detail: z.string().optional(),
  languages: text.optional(),
  problems: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        place: z.object({ pointer: z.string(), node: z.string().optional() }),
        message: text,
      }),
    )
    .optional(),
});

/** A request that failed: the server's problem, or ours with reaching it. `status` is 0 if there was no answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly problems: readonly Problem[];

  constructor(status: number, code: string, message: Text, problems: readonly Problem[] = []) {
    super(`${status} ${code}: ${message.en}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.text = message;
    this.problems = problems;
  }
}

const UNREACHABLE: Text = {
  en: 'The engine cannot be reached. Check that it runs and that you are online, then try again.',
  'zh-CN': '无法连接引擎。请确认引擎已启动且网络正常，然后重试。',
};
const UNEXPECTED: Text = {
  en: 'The engine gave an answer that this page does not understand. Reload the page: a newer one may be there.',
  'zh-CN': '引擎返回了本页面无法识别的内容。请刷新页面，可能已有新版本。',
};
const FAILED: Text = {
  en: 'The engine could not do this. Try again; if it stays so, look into its log.',
  'zh-CN': '引擎未能完成该操作。请重试；若仍失败，请查看引擎日志。',
};

export const unreachableError = (): ApiError => new ApiError(0, 'unreachable', UNREACHABLE);
export const unexpectedAnswer = (status: number): ApiError => new ApiError(status, 'unexpected-answer', UNEXPECTED);

/** The error that an unsuccessful answer stands for, in both languages whatever its body was. */
export function toApiError(status: number, body: unknown): ApiError {
  const parsed = problemDocument.safeParse(body);
  if (!parsed.success) return new ApiError(status, `http-${status}`, FAILED);
  const { code, title, detail, languages, problems } = parsed.data;
  const said = detail ?? title;
  return new ApiError(status, code, languages ?? (said === undefined ? FAILED : { en: said, 'zh-CN': said }), problems);
}

/** What to tell, in every language, whatever was thrown. */
export const textOfFailure = (error: unknown): Text => (error instanceof ApiError ? error.text : FAILED);

export const textOfError = (error: unknown, language: Language): string => textOfFailure(error)[language];
