import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { MOST_PROBLEMS } from '../../../rules/api/common.ts';
import type { ProblemDocument } from '../../../rules/api/common.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { CampaignUnreachableError } from '../../ports/campaign-client.ts';
import { Refusal } from './refusal.ts';
import {
  cannotUnpack,
  engineUnavailable,
  fileTooLarge,
  malformed,
  noSuchRoute,
  notJson,
  tooLarge,
  wrongEncoding,
  wrongMediaType,
} from './refusals.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  429: 'Too many tries',
  500: 'Internal error',
  503: 'Unavailable',
};

export const JSON_LIMIT = '2mb';
export const CSV_LIMIT = '32mb';

export function sendProblem(response: Response, { status, code, text, problems, extra }: Refusal): void {
  send(response, { ...problemDocument(status, code, text), ...(problems && firstOf(problems)), ...extra });
}

const firstOf = (problems: readonly Problem[]): Pick<ProblemDocument, 'problems' | 'moreProblems'> => ({
  problems: problems.slice(0, MOST_PROBLEMS),
  ...(problems.length > MOST_PROBLEMS && { moreProblems: problems.length - MOST_PROBLEMS }),
});

const problemDocument = (status: number, code: string, text: ProblemDocument['languages']): ProblemDocument => ({
  type: `urn:dacu:problem:${code}`,
  title: TITLES[status] ?? 'Refused',
  status,
  detail: text.en,
  code,
  languages: text,
});

function send(response: Response, document: ProblemDocument): void {
  response.status(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** The one place where errors become answers. What is no refusal is a bug: it is logged, and its details stay here. */
export const answerErrors =
  (log: Pick<Logger, 'error' | 'warn'>): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = toRefusal(error, request);
    if (error instanceof CampaignUnreachableError)
      log.warn({ err: error, method: request.method, path: request.path }, 'A campaign did not answer');
    if (refusal) {
      sendProblem(response, refusal);
      return;
    }
    log.error({ err: error, method: request.method, path: request.path }, 'A request failed');
    send(
      response,
      problemDocument(500, 'internal', {
        en: 'The engine failed at this. Try again; if it stays so, its log says why.',
        'zh-CN': '引擎处理失败。请重试；若仍失败，原因见引擎日志。',
      }),
    );
  };

/** What express and its body parsers throw at bad requests. */
const requestError = z.object({
  status: z.number().min(400).max(499),
  type: z.string().optional(),
  message: z.string(),
  /** Of zlib, such as Z_DATA_ERROR. */
  code: z.string().optional(),
  /** Of a body that is too large: bytes. */
  limit: z.number().optional(),
});

function toRefusal(error: unknown, request: Request): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof CampaignUnreachableError) return engineUnavailable();
  const parsed = requestError.safeParse(error);
  if (!parsed.success) return undefined;
  if (parsed.data.status === 404) return noSuchRoute(request.method, request.path);
  const encoding = request.get('content-encoding') ?? '';
  switch (parsed.data.type) {
    case 'entity.parse.failed':
      return notJson(parsed.data.message);
    case 'entity.too.large':
      if (request.is('image/*') && parsed.data.limit !== undefined) return fileTooLarge(parsed.data.limit);
      return tooLarge(request.is('text/csv') ? CSV_LIMIT : JSON_LIMIT);
    case 'charset.unsupported':
      return wrongMediaType('application/json');
    case 'encoding.unsupported':
      return wrongEncoding(encoding);
    default:
      return parsed.data.code?.startsWith('Z_') ? cannotUnpack(encoding) : malformed(parsed.data.message);
  }
}
