import { approve, launch, putShop, SHOP } from './launched.ts';
import { node, START, T0, T0_MS } from '../support/playbooks.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await putShop(api);
  await approve(api, 'short', { nodes: [START, node('done', 'end')], edges: ['start.started > done'] });
});
afterAll(() => api.stop());

interface Received {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** An open stream of events, as a browser has it. */
async function listen(query = '', headers: Record<string, string> = {}) {
  const stopping = new AbortController();
  const response = await fetch(`${api.url}/api/v1/events${query}`, {
    headers: { ...(await api.as('zhaolei')).headers, ...headers },
    signal: stopping.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Received | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end !== -1) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const event = /^event: (.*)$/m.exec(block)?.[1];
        if (event !== undefined)
          return { event, data: JSON.parse(/^data: (.*)$/m.exec(block)![1]!) as Record<string, unknown> };
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  const until = async (event: string, has: object = {}): Promise<Received> => {
    for (;;) {
      const received = await next();
      if (!received) throw new Error('The stream ended');
      if (received.event === event && Object.entries(has).every(([name, value]) => received.data[name] === value))
        return received;
    }
  };
  return { response, next, until, stop: () => stopping.abort() };
}

describe('the event stream', () => {
  it('is for those who signed in', async () => {
    expect((await api.send('GET', '/events')).status).toBe(401);
  });

  it('greets, and tells who comes back that something was missed', async () => {
    const first = await listen();
    expect(first.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await first.next()).toEqual({ event: 'hello', data: { missed: false } });
    first.stop();
    const again = await listen('', { 'last-event-id': '7' });
    expect(await again.next()).toEqual({ event: 'hello', data: { missed: true } });
    again.stop();
  });

  it('tells of a campaign’s progress with its newest log entry, of data, and of playbooks', async () => {
    const page = await listen();
    await launch(api, 'short', { id: 'told' });
    expect((await page.until('log')).data).toEqual({ campaign: 'told', seq: 1 });
    await page.until('campaign', { campaign: 'told' });
    await api.campaigns.advanceTo('told', T0_MS);
    await page.until('log', { campaign: 'told', seq: 5 });
    await api.program.send('POST', `/shops/${SHOP}/metrics`, {
      batch: 'b',
      points: [{ metric: 'uv', at: T0, value: 1 }],
    });
    expect((await page.until('metrics')).data).toEqual({ shop: SHOP });
    await (await api.as('chenjie')).send('POST', '/playbooks', { template: 'x' });
    api.hub.changed('playbooks', { playbook: 'short' });
    await page.until('playbooks', { playbook: 'short' });
    page.stop();
  });

  it('of one campaign leaves the others out', async () => {
    const page = await listen('?campaign=mine');
    await page.next();
    api.hub.changed('log', { campaign: 'other', seq: 1 });
    api.hub.changed('log', { campaign: 'mine', seq: 2 });
    expect((await page.until('log')).data).toEqual({ campaign: 'mine', seq: 2 });
    page.stop();
  });

  it('tells of many changes of one kind at once only of the newest', async () => {
    const page = await listen('?campaign=busy');
    await page.next();
    for (let seq = 1; seq <= 500; seq++) api.hub.changed('log', { campaign: 'busy', seq });
    expect((await page.until('log')).data).toEqual({ campaign: 'busy', seq: 500 });
    page.stop();
  });

  it('begins with what changed just before: a page had fetched by then what it shows', async () => {
    for (let seq = 1; seq <= 3; seq++) api.hub.changed('log', { campaign: 'early', seq });
    const page = await listen('?campaign=early');
    expect((await page.until('log')).data).toEqual({ campaign: 'early', seq: 3 });
    page.stop();
    // Who comes back fetches everything again.
    const again = await listen('?campaign=early', { 'last-event-id': '7' });
    expect((await again.next())!.data).toEqual({ missed: true });
    api.hub.changed('log', { campaign: 'early', seq: 4 });
    expect(await again.next()).toEqual({ event: 'log', data: { campaign: 'early', seq: 4 } });
    again.stop();
  });

  it('ends when the server shuts down', async () => {
    const other = await startApi();
    const { headers } = await other.as('zhaolei');
    const response = await fetch(`${other.url}/api/v1/events`, { headers });
    const reading = response.text().catch(() => 'cut off');
    await other.stop();
    expect(await reading).toContain('event: hello');
  });
});
