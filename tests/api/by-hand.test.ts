import { createHash } from 'node:crypto';
import { campaignSchema, effectsSchema, logPageSchema } from '../../rules/api/campaigns.ts';
import { attachmentSchema, PICTURE_LIMIT_BYTES } from '../../rules/api/attachments.ts';
import { tasksSchema } from '../../rules/api/tasks.ts';
import { node, START, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop } from './launched.ts';
import { codeOf, problemsIn, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let api: RunningApi;
let operator: Person;
let planner: Person;
beforeAll(async () => {
  api = await startApi();
  [operator, planner] = [await api.as('zhaolei'), await api.as('chenjie')];
  await putShop(api);
  const raise = node('raise', 'action', {
    do: 'ads.raiseBudget',
    with: { channel: '"search"', amount: '500' },
    autonomy: 'manual',
    by: { role: 'operator' },
  });
  const nodes = [START, raise, node('done', 'end')];
  await approve(api, 'hand', { nodes, edges: ['start.started > raise', 'raise.done > done'] });
  await approve(api, 'wayout', {
    nodes: [...nodes, node('other', 'end', { scope: 'campaign', result: 'byOtherMeans' })],
    edges: ['start.started > raise', 'raise.done > done', 'raise.failed > other'],
  });
});
afterAll(() => api.stop());

async function cardOf(id: string, playbook = 'hand'): Promise<string> {
  await launch(api, playbook, { id });
  await api.campaigns.advanceTo(id, T0_MS);
  api.nowMs = T0_MS;
  return `${id}.raise.1`;
}
const upload = (person: Person, task: string, raw: Uint8Array, type = 'image/png') =>
  api.send('POST', `/tasks/${task}/attachments`, { headers: { ...person.headers, 'content-type': type }, raw });
const statusOf = async (id: string) =>
  campaignSchema.parse((await operator.send('GET', `/campaigns/${id}`)).json).status;
const effectsOf = async (id: string) =>
  effectsSchema.parse((await operator.send('GET', `/campaigns/${id}/effects`)).json).effects;

describe('a picture of what was done by hand', () => {
  it('is kept with the task, and stands in the task and in the ledger with the values', async () => {
    const task = await cardOf('shown');
    const { id } = attachmentSchema.parse((await upload(operator, task, PNG)).json);
    expect(id).toBe(createHash('sha256').update(PNG).digest('hex'));
    const body = { values: { amount: 450 }, attachments: [id] };
    expect((await operator.send('POST', `/tasks/${task}/complete`, body)).status).toBe(200);
    expect(await effectsOf('shown')).toMatchObject([
      { state: 'confirmed', by: 'zhaolei', after: { amount: 450 }, attachments: [id] },
    ]);
    const [done] = tasksSchema.parse((await operator.send('GET', '/tasks?campaign=shown')).json);
    expect(done).toMatchObject({ outcome: 'done', attachments: [id] });
    const { entries } = logPageSchema.parse((await operator.send('GET', '/campaigns/shown/log?type=taskDone')).json);
    expect(entries).toMatchObject([{ by: 'zhaolei', attachments: [id] }]);
  });

  it('is served to who is signed in, as nothing but a picture', async () => {
    const task = await cardOf('served');
    const { id } = attachmentSchema.parse((await upload(operator, task, PNG)).json);
    const path = `/tasks/${task}/attachments/${id}`;
    const answer = await fetch(`${api.url}/api/v1${path}`, { headers: { ...planner.headers } });
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await api.send('GET', path)).status).toBe(401);
    expect((await planner.send('GET', `/tasks/other.raise.1/attachments/${id}`)).status).toBe(404);
  });

  it('is what its bytes are, not what it is called; anything else, or too much of it, is refused', async () => {
    const task = await cardOf('sniffed');
    expect(attachmentSchema.parse((await upload(operator, task, PNG, 'image/jpeg')).json).type).toBe('image/png');
    const page = await upload(operator, task, Buffer.from('<svg onload="alert(1)">'), 'image/png');
    expect([page.status, codeOf(page)]).toEqual([415, 'not-a-picture']);
    const text = await upload(operator, task, PNG, 'text/html');
    expect([text.status, codeOf(text)]).toEqual([415, 'wrong-media-type']);
    const large = await upload(operator, task, Buffer.concat([PNG, Buffer.alloc(PICTURE_LIMIT_BYTES)]));
    expect([large.status, codeOf(large)]).toEqual([413, 'too-large']);
  });

  it('is taken only from who has the card, and only where it was uploaded', async () => {
    const task = await cardOf('mine');
    const others = await upload(planner, task, PNG);
    expect([others.status, codeOf(others)]).toEqual([403, 'not-yours']);
    const elsewhere = await cardOf('elsewhere');
    const { id } = attachmentSchema.parse((await upload(operator, task, PNG)).json);
    const wrong = await operator.send('POST', `/tasks/${elsewhere}/complete`, { attachments: [id] });
    expect([wrong.status, ...problemsIn(wrong)]).toEqual([422, 'unknown-attachment /attachments/0']);
  });
});

describe('an action that cannot be done by hand', () => {
  const give = (task: string, reason: string) => operator.send('POST', `/tasks/${task}/cannot-do`, { reason });

  it('has failed with the reason, and goes on by `failed`', async () => {
    const task = await cardOf('out', 'wayout');
    expect((await give(task, ' ')).status).toBe(400);
    expect((await give(task, 'The ad account is locked')).status).toBe(200);
    expect(await effectsOf('out')).toMatchObject([
      { state: 'failed', by: 'zhaolei', error: 'The ad account is locked' },
    ]);
    const [card] = tasksSchema.parse((await operator.send('GET', '/tasks?campaign=out')).json);
    expect(card).toMatchObject({ outcome: 'failed', doneBy: 'zhaolei', reason: 'The ad account is locked' });
    expect(campaignSchema.parse((await operator.send('GET', '/campaigns/out')).json)).toMatchObject({
      status: 'completed',
      result: 'byOtherMeans',
    });
  });

  it('stands still where nothing leads on, until it is tried again by a new card', async () => {
    const task = await cardOf('stands');
    await give(task, 'No access');
    expect(await statusOf('stands')).toBe('attention');
    expect((await planner.send('POST', '/campaigns/stands/retry', { node: 'raise' })).status).toBe(200);
    expect((await operator.send('POST', `/tasks/${task}/complete`, { values: {} })).status).toBe(200);
    expect(await effectsOf('stands')).toMatchObject([{ state: 'confirmed' }]);
    expect(await statusOf('stands')).toBe('completed');
  });
});

describe('what is there now', () => {
  it('is not known where the shop has no connector', async () => {
    const task = await cardOf('present');
    expect((await operator.send('GET', `/tasks/${task}/present`)).json).toEqual({ readable: false });
  });
});
