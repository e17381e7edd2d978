import { connectorOf } from '../../engine/connectors/registry.ts';
import { connectorSchema } from '../../rules/api/shops.ts';
import type { EffectRequest } from '../../workflows/ports.ts';
import { reply, startPlatform } from './platform.ts';
import type { Platform } from './platform.ts';

let platform: Platform;
beforeEach(async () => {
  platform = await startPlatform();
});
afterEach(() => platform.stop());

const request: EffectRequest = {
  campaign: 'c1',
  node: 'raise',
  key: 'c1/raise/1',
  do: 'ads.raiseBudget',
  with: { channel: 'search', amount: 500 },
  atMs: Date.parse('2026-11-11T01:00:00+08:00'),
};
const LIMIT_MS = 2_000;

function connect(config: object, env: Record<string, string> = {}) {
  const shop = {
    id: 's',
    title: 'Shop',
    timezone: 'Asia/Shanghai',
    currency: 'CNY',
    connector: connectorSchema.parse(config),
  };
  return connectorOf(shop, env);
}

const http = (more: object = {}, action: object = { method: 'POST', path: '"budgets/" + channel' }) =>
  connect(
    { type: 'http', baseUrl: `${platform.url}/v2`, actions: { 'ads.raiseBudget': action }, ...more },
    { SHOP_TOKEN: 's3cret' },
  );

describe('every connector that calls over HTTP', () => {
  const both = [
    ['simulated', () => connect({ type: 'simulated', baseUrl: platform.url })],
    ['http', () => http()],
  ] as const;

  it.each(both)(
    '%s: a server error, and being told to wait or that it is under way, may be tried again',
    async (_name, make) => {
      for (const status of [500, 502, 503, 408, 409, 425, 429]) {
        platform.answer = (_call, response) => reply(response, status, { error: 'busy' });
        const answer = await make().perform(request, LIMIT_MS);
        expect(answer).toEqual({
          applied: false,
          retryable: true,
          error: `The platform answered ${status}: {"error":"busy"}`,
        });
      }
    },
  );

  it.each(both)('%s: a refusal and a redirection are final', async (_name, make) => {
    for (const status of [302, 400, 401, 404, 422]) {
      platform.answer = (_call, response) => reply(response, status, { error: 'no' }, { location: '/elsewhere' });
      expect(await make().perform(request, LIMIT_MS)).toMatchObject({ applied: false, retryable: false });
    }
    expect(platform.calls.every((call) => call.path !== '/elsewhere')).toBe(true);
  });

  it.each(both)('%s: an answer that cannot be used does not say that it is done', async (_name, make) => {
    const long = JSON.stringify({ note: '字'.repeat(100_000) });
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    for (const text of ['{"done":', long, nested]) {
      platform.answer = (_call, response) => reply(response, 200, text);
      const answer = await make().perform(request, LIMIT_MS);
      expect(answer).toMatchObject({
        applied: false,
        retryable: true,
        error: expect.stringContaining('cannot be used'),
      });
      expect(JSON.stringify(answer).length).toBeLessThan(1_000);
    }
    platform.answer = (_call, response) => reply(response, 200, '<html>Please sign in</html>');
    expect(await make().perform(request, LIMIT_MS)).toMatchObject({ applied: false, retryable: false });
  });

  it.each(both)('%s: no answer in time may be tried again', async (_name, make) => {
    platform.answer = () => undefined;
    expect(await make().perform(request, 100)).toMatchObject({
      applied: false,
      retryable: true,
      error: expect.stringMatching(/^The platform did not answer within \d+ ms\.$/),
    });
  });

  it.each(both)('%s: a line that breaks, and a platform that is away, may be tried again', async (_name, make) => {
    platform.answer = (_call, response) => response.destroy();
    const connector = make();
    expect(await connector.perform(request, LIMIT_MS)).toMatchObject({ applied: false, retryable: true });
    await platform.stop();
    const away = await connector.perform(request, LIMIT_MS);
    platform = await startPlatform();
    expect(away).toEqual({
      applied: false,
      retryable: true,
      error: 'The platform could not be reached (ECONNREFUSED).',
    });
  });
});

describe('the connector of the simulated shop', () => {
  it('posts the inputs under the key, and brings back before, after and whether it was a repetition', async () => {
    platform.answer = (_call, response) =>
      reply(response, 200, { applied: true, before: { budget: 1 }, after: { budget: 501 }, duplicate: true });
    const answer = await connect({ type: 'simulated', baseUrl: `${platform.url}/` }).perform(request, LIMIT_MS);
    expect(answer).toEqual({ applied: true, before: { budget: 1 }, after: { budget: 501 }, duplicate: true });
    expect(platform.calls).toMatchObject([
      {
        method: 'POST',
        path: '/actions/ads.raiseBudget',
        body: request.with,
        headers: { 'idempotency-key': 'c1/raise/1' },
      },
    ]);
  });

  it('does not take something else for the shop', async () => {
    platform.answer = (_call, response) => reply(response, 200, '<html>');
    expect(await connect({ type: 'simulated', baseUrl: platform.url }).perform(request, LIMIT_MS)).toMatchObject({
      applied: false,
      retryable: false,
    });
  });
});

describe('the configurable connector', () => {
  it('calls method, path and body by FEEL, with its headers, the key in the header that the platform wants', async () => {
    platform.answer = (_call, response) => reply(response, 201, { id: 7 });
    const connector = http(
      { headers: { authorization: 'env:SHOP_TOKEN', 'x-shop': 'plain' }, idempotencyHeader: 'X-Request-Id' },
      {
        method: 'PATCH',
        path: '"budgets/" + channel',
        body: '{add: amount / 100, at: at, campaign: campaign, key: key, all: with}',
      },
    );
    expect(await connector.perform(request, LIMIT_MS)).toEqual({ applied: true, result: { id: 7 }, after: { id: 7 } });
    expect(platform.calls).toMatchObject([
      {
        method: 'PATCH',
        path: '/v2/budgets/search',
        headers: { authorization: 's3cret', 'x-shop': 'plain', 'x-request-id': 'c1/raise/1' },
        body: { add: 5, at: '2026-11-11T01:00:00+08:00', campaign: 'c1', key: 'c1/raise/1', all: request.with },
      },
    ]);
  });

  it('sends the inputs where no body is described, and none with DELETE', async () => {
    await http().perform(request, LIMIT_MS);
    await http({}, { method: 'DELETE', path: '"budgets"' }).perform(request, LIMIT_MS);
    expect(platform.calls.map((call) => call.body)).toEqual([request.with, undefined]);
  });

  it('reads the value before and after where the action says how', async () => {
    let budget = 1000;
    platform.answer = (call, response) => {
      if (call.method === 'POST') budget += 500;
      reply(response, 200, { budget: { amount: budget } });
    };
    const connector = http(
      {},
      {
        method: 'POST',
        path: '"budgets/" + channel',
        readBack: { method: 'GET', path: '"budgets/" + channel', value: 'answer.budget.amount' },
      },
    );
    expect(await connector.before!(request, LIMIT_MS)).toBe(1000);
    expect(await connector.perform(request, LIMIT_MS)).toMatchObject({ applied: true, after: 1500 });
    expect(platform.calls.map((call) => call.method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('reads again what cannot be read for a moment, and does not take the answer for what it would have read', async () => {
    const readBack = { path: '"budget"', value: 'answer.budget' };
    const connector = http({}, { method: 'POST', path: '"budget"', readBack });
    let busy = 1;
    platform.answer = ({ method }, response) =>
      method === 'GET' && busy-- > 0 ? reply(response, 503, {}) : reply(response, 200, { budget: 1500 });
    expect(await connector.perform(request, LIMIT_MS)).toMatchObject({ applied: true, after: 1500 });
    busy = 10;
    expect(await connector.perform(request, LIMIT_MS)).toEqual({ applied: true, result: { budget: 1500 } });
  });

  it('knows what a change should come to where the action says it, whatever the platform made of it', async () => {
    const readBack = { path: '"budget"', value: 'answer.budget', expected: 'amount * 2' };
    platform.answer = (_call, response) => reply(response, 200, { budget: 10 });
    const connector = http({}, { method: 'POST', path: '"budget"', readBack });
    expect(await connector.perform(request, LIMIT_MS)).toMatchObject({ applied: true, after: 1000 });
  });

  it('gives the call all of its time, however long it takes to read', async () => {
    const readBack = { path: '"budget"', value: 'answer.budget' };
    const connector = http({ timeoutMs: 3_000 }, { method: 'POST', path: '"budget"', readBack });
    platform.answer = (_call, response) => {
      setTimeout(() => reply(response, 200, { budget: 1 }), 1_600);
    };
    expect(await connector.perform(request, 10_000)).toMatchObject({ applied: true, after: 1 });
  });

  it('reads the present value where the action says how, and says why it cannot where not', async () => {
    platform.answer = (_call, response) => reply(response, 200, { budget: 900 });
    const readBack = { path: '"budgets/" + channel', value: '{channel: channel, budget: answer.budget}' };
    const readable = http({}, { method: 'POST', path: '"budgets"', readBack });
    expect(await readable.read(request, LIMIT_MS)).toEqual({
      readable: true,
      value: { channel: 'search', budget: 900 },
    });
    expect(platform.calls).toMatchObject([{ method: 'GET', path: '/v2/budgets/search' }]);
    expect(await http().read(request, LIMIT_MS)).toMatchObject({ readable: false, never: true });
    platform.answer = (_call, response) => reply(response, 503, {});
    expect(await readable.read(request, LIMIT_MS)).toMatchObject({ readable: false, never: false });
  });

  it('says which action it does not have, and which it has', async () => {
    const answer = await http().perform({ ...request, do: 'ads.raiseBudgt' }, LIMIT_MS);
    expect(answer).toMatchObject({
      applied: false,
      retryable: false,
      error: expect.stringContaining('Did you mean “ads.raiseBudget”?'),
    });
  });

  it('says which variable of the environment is missing, and never what a secret is', async () => {
    const missing = await http({ headers: { authorization: 'env:NOT_THERE' } }).perform(request, LIMIT_MS);
    expect(missing).toMatchObject({ retryable: false, error: expect.stringContaining('NOT_THERE') });
    expect(platform.calls).toEqual([]);
    platform.answer = (_call, response) => reply(response, 401, {});
    const refused = await http({ headers: { authorization: 'env:SHOP_TOKEN' } }).perform(request, LIMIT_MS);
    expect(JSON.stringify(refused)).not.toContain('s3cret');
  });

  it('does not let an input lead it, and its secrets, to another host', async () => {
    const connector = http({ headers: { authorization: 'env:SHOP_TOKEN' } }, { method: 'POST', path: 'channel' });
    for (const channel of ['//evil.example/x', 'http://evil.example/', '/\\evil.example']) {
      await connector.perform({ ...request, with: { channel } }, LIMIT_MS);
    }
    expect(platform.calls.map((call) => call.path).every((path) => path.startsWith('/v2/'))).toBe(true);
  });

  it('does not let an input lead it out of the base address', async () => {
    const connector = http({}, { method: 'POST', path: '"do/" + channel' });
    for (const channel of ['../../secret?x=1#y', '..%2f..', '../../v2x/do']) {
      await connector.perform({ ...request, with: { channel } }, LIMIT_MS);
    }
    expect(platform.calls.map((call) => call.path)).toEqual(['/v2/do/..%2f..']);
  });

  it('says what is wrong with a path or a body that cannot be computed', async () => {
    const path = await http({}, { method: 'POST', path: '"a/" + nothing' }).perform(request, LIMIT_MS);
    expect(path).toMatchObject({
      retryable: false,
      error: expect.stringContaining('“path” of the action “ads.raiseBudget”'),
    });
    const body = await http({}, { method: 'POST', path: '"a"', body: 'amount +' }).perform(request, LIMIT_MS);
    expect(body).toMatchObject({ retryable: false, error: expect.stringContaining('“body” of the action') });
  });

  it('keeps to the shorter of its own time limit and the action’s', async () => {
    platform.answer = () => undefined;
    const startedAt = performance.now();
    expect(await http({ timeoutMs: 100 }).perform(request, 60_000)).toMatchObject({ retryable: true });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('a shop without a connector', () => {
  it('says so, and what to do', async () => {
    expect(await connect({ type: 'none' }).perform(request, LIMIT_MS)).toEqual({
      applied: false,
      retryable: false,
      error:
        'The shop “Shop” (s) has no connector: set one to carry out “ads.raiseBudget”, or let a person do it by hand.',
    });
  });
});
