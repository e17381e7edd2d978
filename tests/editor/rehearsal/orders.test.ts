import { gzipSync } from 'node:zlib';
import { likelyAnchors, likelySetup, onOrders, recordedOf } from '../../../editor/rehearsal/setup/setup.ts';
import { findIn, readOrders } from '../../../editor/rehearsal/worker/readOrders.ts';
import { findTemplate } from '../../../rules/templates/index.ts';

const PLACE = { timezone: 'Asia/Shanghai', currency: 'CNY' };
const CSV = [
  '订单号,商品编码,数量,付款时间,单价,买家',
  '1001,A,2,2025-11-10 09:00:00,19.90,u1',
  '1002,B,1,2025-11-11 00:30:00,"1,299.00",u2',
  '1002,B,-1,2025-11-12 10:00:00,"1,299.00",u2',
].join('\r\n');

async function read(name: string, content: BlobPart) {
  const file = new File([content], name);
  return { file, orders: await readOrders(file, PLACE) };
}

describe('a file of last year’s orders', () => {
  it.each([
    ['plain', CSV],
    ['with a byte order mark', `\uFEFF${CSV}`],
    ['gzipped', new Uint8Array(gzipSync(CSV))],
  ])('is read %s, with the headers of a shop’s export, amounts in minor units and local times', async (_, content) => {
    const { orders } = await read('orders.csv', content);
    expect(orders.ok && orders.value.slice(0, 2)).toMatchObject([
      { order: '1001', sku: 'A', quantity: 2, price: 1_990, at: '2025-11-10T09:00:00+08:00', customer: 'u1' },
      { order: '1002', sku: 'B', quantity: 1, price: 129_900 },
    ]);
  });

  it('tells from when to when it goes, and which day sold the most, returns left out', async () => {
    const { orders } = await read('orders.csv', CSV);
    const found = orders.ok ? findIn(orders.value, PLACE, 'orders.csv') : orders;
    expect(found).toEqual({
      ok: true,
      value: {
        lines: 3,
        fromMs: Date.parse('2025-11-10T09:00:00+08:00'),
        toMs: Date.parse('2025-11-12T10:00:00+08:00'),
        bestDayMs: Date.parse('2025-11-11T00:00:00+08:00'),
      },
    });
  });

  it.each([
    ['has no such columns', 'a,b\n1,2\n', 'order-columns-unknown'],
    ['has a bad line', `${CSV}\r\n1003,C,1,yesterday,5,u3`, 'bad-lines'],
    ['is no text', new Uint8Array([0xff, 0xfe, 0xfd, 0x80]), 'file-unreadable'],
    ['is a broken archive', new Uint8Array(gzipSync(CSV).subarray(0, 20)), 'file-unreadable'],
    ['has quotes that do not match', 'order,sku\n"1,2\n', 'bad-csv'],
  ])('that %s is refused with what is wrong', async (_, content, code) => {
    const { orders } = await read('orders.csv', content);
    expect(orders.ok ? [] : orders.problems.map((each) => each.code)).toEqual([code]);
  });

  it('takes the model’s place, its best day that of the event', async () => {
    const { file, orders } = await read('orders.csv', CSV);
    const found = orders.ok ? findIn(orders.value, PLACE, file.name) : orders;
    const playbook = findTemplate('flash-sale')!.playbook('en');
    const before = likelySetup(playbook, likelyAnchors(playbook, Date.parse('2026-10-01T05:00:00Z')), 'en')!;
    expect(before.scenario.anchors).toEqual({ T0: '2026-10-31T00:00:00+08:00' });
    if (!found.ok) throw new Error('not read');
    const setup = onOrders(before, playbook, file, found.value);
    expect(setup.scenario).toMatchObject({ anchors: { T0: '2025-11-11T00:00:00+08:00' }, metrics: {}, datasets: {} });
    expect(setup.scenario.demand).toBeUndefined();
    expect(recordedOf(setup)).toEqual({ type: 'orders', file });
  });
});
