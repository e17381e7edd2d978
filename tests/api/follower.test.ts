import { Hub } from '../../engine/data/hub.ts';
import { followStore } from '../../engine/ports/follower.ts';
import { node, START, T0, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop, SHOP } from './launched.ts';
import { startApi } from './running-api.ts';

it('a process that shares the store tells its pages what another one wrote, and nothing that was there before', async () => {
  const api = await startApi();
  await putShop(api);
  await approve(api, 'short', { nodes: [START, node('done', 'end')], edges: ['start.started > done'] });
  await launch(api, 'short', { id: 'followed' });
  const hub = new Hub();
  const told: string[] = [];
  let tell = (): void => undefined;
  hub.onChange(({ type, data }) => {
    told.push(`${type} ${data.campaign ?? data.shop}`);
    tell();
  });
  const hears = (what: string) =>
    new Promise<void>((resolve) => {
      tell = () => (told.includes(what) ? resolve() : undefined);
    });
  const looked = new Promise<void>((resolve) => {
    const { find } = api.models.shops;
    api.models.shops.find = ((...given: Parameters<typeof find>) => {
      api.models.shops.find = find;
      setImmediate(resolve);
      return find.apply(api.models.shops, given);
    }) as never;
  });
  const follower = followStore(api.models, hub, { warn: () => undefined });
  await looked;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual([]);
  const progress = hears('log followed');
  await api.campaigns.advanceTo('followed', T0_MS);
  await progress;
  const data = hears(`metrics ${SHOP}`);
  await api.program.send('POST', `/shops/${SHOP}/metrics`, {
    batch: 'b',
    points: [{ metric: 'uv', at: T0, value: 1 }],
  });
  await data;
  await follower.stop();
  await api.stop();
});
