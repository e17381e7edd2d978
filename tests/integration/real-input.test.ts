import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ApiClient } from '../../engine/demo/client.ts';
import { effectsSchema } from '../../rules/api/campaigns.ts';
import { datasetPageSchema, ingestAnswerSchema } from '../../rules/api/ingest.ts';
import { shopSchema } from '../../rules/api/shops.ts';
import { startCli, startProgram } from '../support/processes.ts';
import type { Ended, Program } from '../support/processes.ts';
import { describeRealOrders, readRealOrders, REAL_ORDER_LINES, realOrdersQuery } from '../support/real-orders.ts';

const START_LIMIT_MS = 120_000;
const SCRIPT = resolve('docs/examples/real-input.sh');
const OPENS_IN_SECONDS = 4;

let dataDir: string;
let engine: Program;
let receiver: Program;
let api: string;
let token: string;
let target: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dacu-real-'));
  engine = startCli(['start'], { env: { PORT: '0', DACU_DATA_DIR: dataDir, DACU_API_TOKEN: 'token-of-the-test' } });
  receiver = startProgram(process.execPath, [resolve('docs/examples/receiver.mjs'), '0']);
  token = 'token-of-the-test';
  target = (await receiver.says(/Listening on (\S+)/, START_LIMIT_MS))[1]!;
  api = (await engine.says(/Ready: (\S+)/, START_LIMIT_MS))[1]!;
}, START_LIMIT_MS);

afterAll(async () => {
  await Promise.all([engine.stop(), receiver.stop()]);
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

const runScript = (env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  startProgram('bash', [SCRIPT], {
    env: { API: `${api}/api/v1`, TARGET: target, TOKEN: token, OPENS_IN_SECONDS: String(OPENS_IN_SECONDS), ...env },
  }).ended;

/** The calls that the service printed: new or again, method, path, key, body. */
const callsReceived = (): string[][] =>
  receiver
    .stdout()
    .split('\n')
    .filter((line) => /^(new|again)/.test(line))
    .map((line) => line.split(/ +/));

describe('a campaign on the real clock, on figures that come in by curl', () => {
  it('drives a service that is not part of the product, from rule to effect, each call once', async () => {
    const startedAt = Date.now();
    const script = await runScript();
    expect(script).toMatchObject({ code: 0 });

    const { effects } = effectsSchema.parse(JSON.parse(script.stdout));
    const campaign = effects[0]!.key.split('/')[0]!;
    expect(effects.map(({ key, do: what, with: inputs, state }) => [key, what, inputs, state])).toEqual([
      [`${campaign}/reorder/1`, 'stock.requestReplenishment', { skus: ['A'] }, 'applied'],
      [`${campaign}/raise/1`, 'ads.raiseBudget', { channel: 'search', amount: 500_000 }, 'applied'],
    ]);
    // The service applies a key once and numbers what it applied: its answers are what the ledger has.
    expect(effects.map(({ after, attempts, duplicates }) => [after, attempts, duplicates])).toEqual([
      [{ accepted: true, number: 1 }, 1, 0],
      [{ accepted: true, number: 2 }, 1, 0],
    ]);
    for (const { at } of effects) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(startedAt + OPENS_IN_SECONDS * 1000);
      expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
    }
    expect(callsReceived()).toEqual([
      ['new', 'POST', '/orders', `${campaign}/reorder/1`, '{"items":["A"]}'],
      ['new', 'POST', '/ads/search/budget', `${campaign}/raise/1`, '{"add":500000}'],
    ]);
    expect(await (await fetch(target)).json()).toEqual(effects.map(({ key }) => key));
  }, 120_000);

  it('is refused with one sentence where there is no engine, no service, or no curl', async () => {
    const elsewhere = 'http://127.0.0.1:1';
    const noEngine = await runScript({ API: `${elsewhere}/api/v1` });
    expect([noEngine.code, noEngine.stderr]).toEqual([1, expect.stringMatching(/^No engine answers at .*\n$/)]);
    const noService = await runScript({ TARGET: elsewhere });
    expect([noService.code, noService.stderr]).toEqual([1, expect.stringMatching(/^Nothing answers at .*\n$/)]);
    const noToken = await runScript({ TOKEN: '', DACU_DATA_DIR: '/nowhere' });
    expect([noToken.code, noToken.stderr]).toEqual([
      1,
      expect.stringMatching(/^There is no \/nowhere\/api-token.*\n$/),
    ]);
    const wrongToken = await runScript({ TOKEN: 'guess' });
    expect([wrongToken.code, wrongToken.stderr]).toEqual([1, expect.stringContaining('"code":"sign-in-needed"')]);
  }, 60_000);
});

describeRealOrders('real order lines', () => {
  it('come in by the same door, while the campaign runs', async () => {
    const programs = ApiClient.withToken(api, token);
    const shop = { title: 'Gifts', timezone: 'Europe/London', currency: 'GBP', connector: { type: 'none' } };
    await programs.put('/shops/gifts', shop, shopSchema);
    const send = async () => {
      const response = await fetch(`${api}/api/v1/shops/gifts/datasets/orders?${realOrdersQuery('retail')}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
        body: readRealOrders(),
      });
      return ingestAnswerSchema.parse(await response.json());
    };
    expect(await send()).toMatchObject({ accepted: REAL_ORDER_LINES, rejected: [], duplicate: false });
    expect(await send()).toMatchObject({ accepted: REAL_ORDER_LINES, duplicate: true });
    const page = await programs.get('/shops/gifts/datasets/orders?limit=1', datasetPageSchema);
    expect(page.total).toBe(REAL_ORDER_LINES);
  }, 120_000);
});
