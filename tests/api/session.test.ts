import { request } from 'node:http';
import { SIGN_IN_TRIES, SIGN_IN_WINDOW_MS } from '../../engine/api/session/sign-in-limit.ts';
import { sessionSchema } from '../../rules/api/session.ts';
import { codeOf, startApi, TOKEN } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

describe('signing in', () => {
  it('gives a person a signed cookie that says who they are until they sign out', async () => {
    const signedIn = await api.send('POST', '/session', { body: { user: 'chenjie', password: 'demo' } });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.getSetCookie().every((each) => /httponly/i.test(each) && /samesite=lax/i.test(each))).toBe(
      true,
    );
    const cookie = cookieOf(signedIn.headers);
    const session = await api.send('GET', '/session', { headers: { cookie } });
    expect(sessionSchema.parse(session.json).user).toEqual({
      id: 'chenjie',
      name: { en: 'Chen Jie', 'zh-CN': '陈洁' },
      roles: ['planner'],
    });
    const signedOut = await api.send('DELETE', '/session', { headers: { cookie } });
    expect(signedOut.status).toBe(204);
    expect((await api.send('GET', '/session', { headers: { cookie: cookieOf(signedOut.headers) } })).status).toBe(401);
  });

  it('refuses a wrong password and an unknown name alike', async () => {
    const wrong = await api.send('POST', '/session', { body: { user: 'chenjie', password: 'guess' } });
    const unknown = await api.send('POST', '/session', { body: { user: 'nobody', password: 'guess' } });
    expect([wrong.status, codeOf(wrong)]).toEqual([401, 'wrong-password']);
    expect(unknown.text).toBe(wrong.text);
  });

  it('does not take a cookie whose content was changed', async () => {
    const { headers } = await api.send('POST', '/session', { body: { user: 'zhaolei', password: 'demo' } });
    const forged = Buffer.from(JSON.stringify({ user: 'lihang' })).toString('base64');
    const cookie = cookieOf(headers).replace(/dacu=[^;]*/, `dacu=${forged}`);
    expect((await api.send('GET', '/session', { headers: { cookie } })).status).toBe(401);
  });

  it('keeps passwords as scrypt hashes only', async () => {
    const stored = await api.models.users.findById('chenjie').lean();
    expect(stored?.passwordHash).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  });

  it('shows visitors the demo people with their password, and nobody else', async () => {
    await api.models.users.create({
      _id: 'wang',
      name: { en: 'Wang', 'zh-CN': '王' },
      roles: ['planner'],
      teams: [],
      passwordHash: 'none',
      demo: false,
    });
    const visitor = await api.send('GET', '/users');
    expect(visitor.json).toEqual(
      ['chenjie', 'lihang', 'zhaolei'].map((id) => expect.objectContaining({ id, demo: true, demoPassword: 'demo' })),
    );
    const colleague = await (await api.as('chenjie')).send('GET', '/users');
    expect(colleague.json).toContainEqual({ id: 'wang', name: { en: 'Wang', 'zh-CN': '王' }, roles: ['planner'] });
    expect(colleague.text).not.toContain('passwordHash');
  });
});

describe('wrong passwords', () => {
  const signIn = (user: string, password: string) => api.send('POST', '/session', { body: { user, password } });
  const guessTooOften = async (user: string) => {
    for (let tries = 0; tries < SIGN_IN_TRIES; tries++) expect((await signIn(user, 'guess')).status).toBe(401);
  };

  it('are refused after a few for the same name, in both languages, the right one too, until the window is over', async () => {
    await guessTooOften('lihang');
    const refused = await signIn('lihang', 'demo');
    expect([refused.status, codeOf(refused), refused.headers.get('content-type')]).toEqual([
      429,
      'too-many-tries',
      'application/problem+json; charset=utf-8',
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.json).toMatchObject({
      languages: { en: expect.stringMatching(/in \d+ s/), 'zh-CN': expect.stringMatching(/\d+ 秒后/) },
    });
    // Nobody else is locked out.
    expect((await signIn('zhaolei', 'demo')).status).toBe(200);
    const present = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => present + SIGN_IN_WINDOW_MS + 1);
    const later = await signIn('lihang', 'demo');
    clock.mockRestore();
    expect(later.status).toBe(200);
  });

  it('are counted for names that are not there alike, and right ones are not counted', async () => {
    await guessTooOften('nobody-at-all');
    expect((await signIn('nobody-at-all', 'guess')).status).toBe(429);
    for (let times = 0; times <= SIGN_IN_TRIES; times++) expect((await signIn('chenjie', 'demo')).status).toBe(200);
  });
});

describe('who may ask', () => {
  it('refuses visitors, and programs with another token', async () => {
    expect((await api.send('GET', '/campaigns')).status).toBe(401);
    const wrong = await api.send('GET', '/campaigns', { headers: { authorization: `Bearer ${TOKEN}x` } });
    expect([wrong.status, codeOf(wrong)]).toEqual([401, 'sign-in-needed']);
    expect((await api.program.send('GET', '/campaigns')).status).toBe(200);
  });

  it('lets an operator look, but not change playbooks or shops', async () => {
    const operator = await api.as('zhaolei');
    expect((await operator.send('GET', '/playbooks')).status).toBe(200);
    const shop = { title: 'S', timezone: 'Asia/Shanghai', currency: 'CNY', connector: { type: 'none' } };
    const refused = await operator.send('PUT', '/shops/s', shop);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'not-allowed']);
    expect((await (await api.as('chenjie')).send('PUT', '/shops/s', shop)).status).toBe(200);
  });

  it('refuses what a page of another site sends with a person’s cookie', async () => {
    const { headers } = await api.as('chenjie');
    const lint = (origin: string) =>
      api.send('POST', '/lint', { headers: { ...headers, origin }, body: { playbook: {} } });
    const foreign = await lint('https://evil.example');
    expect([foreign.status, codeOf(foreign)]).toEqual([403, 'cross-origin']);
    expect((await lint('null')).status).toBe(403);
    expect((await lint(api.url)).status).toBe(200);
  });

  /** As a browser asks that found the engine under another name. */
  const askedAs = (url: string, host: string, cookie = ''): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { host, origin: `http://${host}`, cookie, 'content-type': 'application/json' };
      const [method, path] = cookie === '' ? ['POST', 'session'] : ['GET', 'campaigns'];
      const asking = request(`${url}/api/v1/${path}`, { method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      asking.once('error', reject);
      asking.end(method === 'POST' ? '{"user":"chenjie","password":"demo"}' : undefined);
    });

  it('refuses persons under a name that is not this machine’s, where only this machine is served', async () => {
    const { cookie = '' } = (await api.as('chenjie')).headers;
    const port = new URL(api.url).port;
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'localhost.evil.example'])
      expect([host, await askedAs(api.url, host), await askedAs(api.url, host, cookie)]).toEqual([host, 403, 403]);
    for (const host of ['localhost', `localhost:${port}`, '127.0.0.1', `[::1]:${port}`])
      expect([host, await askedAs(api.url, host), await askedAs(api.url, host, cookie)]).toEqual([host, 200, 200]);
  });

  it('knows people under any name where the network is served', async () => {
    const open = await startApi({ isLocal: false });
    expect(await askedAs(open.url, 'dacu.example')).toBe(200);
    await open.stop();
  });

  it('takes no body that another site’s form could send', async () => {
    const { headers } = await api.as('chenjie');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await api.send('POST', '/lint', {
        headers: { ...headers, 'content-type': type },
        raw: '{"playbook":{}}',
      });
      expect([answer.status, codeOf(answer)]).toEqual([415, 'wrong-media-type']);
    }
  });
});
