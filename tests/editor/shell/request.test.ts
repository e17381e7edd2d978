import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { staleAfter } from '../../../editor/api/events.ts';
import { ApiError, textOfError, toApiError } from '../../../editor/api/problem.ts';
import { request, urlOf } from '../../../editor/api/request.ts';
import { useReachability } from '../../../editor/app/reachability.ts';
import { chooseLanguage } from '../../../editor/app/preferences.ts';

const answers: Record<string, readonly [status: number, body: string]> = {
  '/api/v1/good': [200, '{"name":"x","more":1}'],
  '/api/v1/odd': [200, '{"name":5}'],
  '/api/v1/empty': [204, ''],
  '/api/v1/refused': [
    422,
    JSON.stringify({
      code: 'bad-thing',
      title: 'Bad',
      languages: { en: 'It is bad.', 'zh-CN': '不行。' },
      problems: [{ code: 'a', severity: 'error', place: { pointer: '/x' }, message: { en: 'X', 'zh-CN': '甲' } }],
    }),
  ],
  '/api/v1/broken': [500, '<html>'],
  '/api/v1/down': [503, ''],
};

let server: Server;
const pageFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer((asked, response) => {
    const [status, body] = answers[asked.url ?? ''] ?? [404, ''];
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  // A page's requests are relative to where it came from.
  globalThis.fetch = (path, options) =>
    pageFetch(`http://127.0.0.1:${port}${path instanceof Request ? path.url : path.toString()}`, options);
});
afterAll(async () => {
  globalThis.fetch = pageFetch;
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const named = z.object({ name: z.string() });
const failure = async (path: string): Promise<ApiError> => {
  try {
    await request(named, path);
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error(`${path} did not fail with an ApiError`);
};

describe('asking the API', () => {
  it('gives the answer as its schema has it', async () => {
    await expect(request(named, '/good')).resolves.toEqual({ name: 'x' });
    await expect(request(z.unknown(), '/empty')).resolves.toBeUndefined();
  });

  it('fails with the engine’s own words in both languages, and its problems', async () => {
    const error = await failure('/refused');
    expect(error).toMatchObject({ status: 422, code: 'bad-thing', problems: [{ code: 'a' }] });
    expect([textOfError(error, 'en'), textOfError(error, 'zh-CN')]).toEqual(['It is bad.', '不行。']);
  });

  it('says in words when an answer is not what it should be, and in the console in detail', async () => {
    const told: unknown[] = [];
    const { error: pageError } = console;
    console.error = (...words: unknown[]) => told.push(words[0]);
    const odd = await failure('/odd');
    console.error = pageError;
    expect(told).toEqual(['Unexpected answer of GET /odd']);
    expect(odd).toMatchObject({ code: 'unexpected-answer' });
    expect(textOfError(await failure('/broken'), 'zh-CN')).toContain('引擎');
  });

  it('notes an engine that is away, and that it is back', async () => {
    expect(await failure('/down')).toMatchObject({ status: 0, code: 'unreachable' });
    expect(useReachability.getState().reachable).toBe(false);
    await request(named, '/good');
    expect(useReachability.getState().reachable).toBe(true);
  });

  it('leaves out of a query what is not given', () => {
    expect(urlOf('/tasks', { state: 'open', mine: undefined, limit: 0 })).toBe('/api/v1/tasks?state=open&limit=0');
  });

  it('has words for whatever was thrown', () => {
    expect(textOfError(new TypeError('x'), 'en')).not.toBe('');
    expect(toApiError(502, 'nonsense').text.en).not.toBe('');
  });
});

describe('an event from the engine', () => {
  it('has exactly what it touches fetched again', () => {
    expect(staleAfter('log', { campaign: 'c' })).toEqual([
      ['log', 'c'],
      ['effects', 'c'],
      ['campaigns', 'c'],
      ['war-room', 'c'],
    ]);
    expect(staleAfter('metrics', {})).toEqual([['series'], ['war-room']]);
    expect(staleAfter('tasks', {})).toEqual([['tasks']]);
    expect(staleAfter('comments', { playbook: 'p' })).toEqual([['comments', 'p'], ['mentions']]);
  });

  it('has everything fetched again after some were missed', () => {
    expect(staleAfter('hello', { missed: true })).toEqual([[]]);
    expect(staleAfter('hello', {})).toEqual([]);
  });
});

describe('the first language', () => {
  it('is the first of the reader’s that we speak, else English', () => {
    expect(chooseLanguage(['fr', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(chooseLanguage(['en-GB', 'zh'])).toBe('en');
    expect(chooseLanguage(['de'])).toBe('en');
  });
});
