import { commentSchema, commentsSchema, mentionedListSchema } from '../../rules/api/comments.ts';
import type { Comment, PostComment } from '../../rules/api/comments.ts';
import { versionSchema } from '../../rules/api/playbooks.ts';
import type { ChangeEvent } from '../../engine/data/hub.ts';
import { fileOf, node, START } from '../support/playbooks.ts';
import { codeOf, problemsIn, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;
let manager: Person;
let operator: Person;
const changes: ChangeEvent[] = [];

beforeAll(async () => {
  api = await startApi();
  [planner, manager, operator] = (await Promise.all(['chenjie', 'lihang', 'zhaolei'].map((id) => api.as(id)))) as [
    Person,
    Person,
    Person,
  ];
  const written = {
    nodes: [START, node('ask', 'task', { assignee: { role: 'designer' } }), node('done', 'end')],
    edges: ['start.started > ask', 'ask.done > done'],
  };
  for (const id of ['talk', 'other'])
    expect((await planner.send('POST', '/playbooks', { playbook: { ...fileOf(written), id, name: id } })).status).toBe(
      201,
    );
  api.hub.onChange((event) => void changes.push(event));
});
afterAll(() => api.stop());

async function post(person: Person, body: PostComment, playbook = 'talk'): Promise<Comment> {
  api.nowMs += 60_000;
  const answer = await person.send('POST', `/playbooks/${playbook}/comments`, body);
  expect(answer.status).toBe(201);
  return commentSchema.parse(answer.json);
}
const list = async (playbook = 'talk') =>
  commentsSchema.parse((await planner.send('GET', `/playbooks/${playbook}/comments`)).json);
const mentionsOf = async (person: Person) => mentionedListSchema.parse((await person.send('GET', '/mentions')).json);
const at = ({ id, playbook }: Comment) => `/playbooks/${playbook}/comments/${id}`;

describe('a comment', () => {
  it('is on a node or on the whole, of the draft or of a version, with its author and time', async () => {
    const whole = await post(planner, { text: '  Is this the final one?  ' });
    expect(whole).toMatchObject({
      playbook: 'talk',
      thread: whole.id,
      author: 'chenjie',
      text: 'Is this the final one?',
    });
    expect(whole.at).toBe(new Date(api.nowMs).toISOString());
    expect(whole).not.toHaveProperty('node');
    const version = versionSchema.parse((await planner.send('POST', '/playbooks/talk/versions', {})).json);
    const onNode = await post(manager, { text: 'Too late', node: 'ask', version: version.number });
    const answer = await post(planner, { text: 'Moved', thread: onNode.id });
    expect(answer).toMatchObject({ thread: onNode.id, node: 'ask', version: 1 });
    expect((await list()).map((each) => each.id)).toEqual([whole.id, onNode.id, answer.id]);
  });

  it('changes neither the draft nor what a version’s hash says', async () => {
    const before = (await planner.send('GET', '/playbooks/talk/draft')).text;
    const version = (await planner.send('GET', '/playbooks/talk/versions/1')).text;
    await post(planner, { text: 'Only talk', node: 'ask' });
    expect((await planner.send('GET', '/playbooks/talk/draft')).text).toBe(before);
    expect((await planner.send('GET', '/playbooks/talk/versions/1')).text).toBe(version);
  });

  it('that is sent again is there once; nobody else’s is taken for it', async () => {
    const body = { id: 'once-and-no-more', text: 'Sent twice' };
    const [first, second] = [await post(planner, body, 'other'), await post(planner, body, 'other')];
    expect(second).toEqual(first);
    expect(await list('other')).toEqual([first]);
    const taken = await manager.send('POST', '/playbooks/other/comments', body);
    expect([taken.status, codeOf(taken)]).toEqual([409, 'id-taken']);
  });

  it('tells the pages of its playbook', async () => {
    changes.length = 0;
    await post(planner, { text: 'News' }, 'other');
    expect(changes).toEqual([{ type: 'comments', data: { playbook: 'other' } }]);
  });

  it('is refused without words, with too many, or about what is not there', async () => {
    const send = (body: object, path = '/playbooks/talk/comments') => planner.send('POST', path, body);
    const empty = await send({ text: '   ' });
    expect(empty.status).toBe(400);
    expect(problemsIn(empty)[0]).toMatch(/\/text$|no-variant/);
    expect((await send({ text: 'x'.repeat(4001) })).status).toBe(400);
    expect((await send({ text: 'x', node: 'a b' })).status).toBe(400);
    expect((await send({ text: 'x', thread: 'a', node: 'ask' })).status).toBe(400);
    expect((await send({ text: 'x', version: 9 })).status).toBe(404);
    expect((await send({ text: 'x', thread: 'none' })).status).toBe(404);
    expect((await send({ text: 'x' }, '/playbooks/none/comments')).status).toBe(404);
    expect((await planner.send('GET', '/playbooks/none/comments')).status).toBe(404);
    expect((await api.send('GET', '/playbooks/talk/comments')).status).toBe(401);
    expect((await api.program.send('POST', '/playbooks/talk/comments', { text: 'x' })).status).toBe(403);
  });

  it('answers only a thread of its own playbook, and no answer', async () => {
    const root = await post(planner, { text: 'Root' });
    const answer = await post(manager, { text: 'Answer', thread: root.id });
    const send = (thread: string, playbook: string) =>
      planner.send('POST', `/playbooks/${playbook}/comments`, { text: 'x', thread });
    expect((await send(root.id, 'other')).status).toBe(404);
    expect((await send(answer.id, 'talk')).status).toBe(404);
  });
});

describe('a thread', () => {
  it('is resolved by anybody, by whom is kept, and can be opened again', async () => {
    const root = await post(planner, { text: 'To be settled' });
    const set = (person: Person, resolved: boolean) => person.send('PUT', `${at(root)}/resolved`, { resolved });
    expect((await set(operator, true)).json).toMatchObject({ resolved: { by: 'zhaolei' } });
    // Who comes second changes nothing.
    expect((await set(manager, true)).json).toMatchObject({ resolved: { by: 'zhaolei' } });
    expect(commentSchema.parse((await set(planner, false)).json)).not.toHaveProperty('resolved');
    const answer = await post(manager, { text: 'x', thread: root.id });
    expect((await manager.send('PUT', `${at(answer)}/resolved`, { resolved: true })).status).toBe(404);
    expect((await manager.send('PUT', `${at(root)}/resolved`, { resolved: 'yes' })).status).toBe(400);
  });
});

describe('taking a comment back', () => {
  it('is for its author only, and leaves nothing of one that nobody answered', async () => {
    const mine = await post(planner, { text: 'Wrong place' });
    const refused = await manager.send('DELETE', at(mine));
    expect([refused.status, codeOf(refused)]).toEqual([403, 'not-yours']);
    expect((await planner.send('DELETE', at(mine))).status).toBe(204);
    expect((await list()).map((each) => each.id)).not.toContain(mine.id);
    expect((await planner.send('DELETE', at(mine))).status).toBe(404);
    expect((await planner.send('DELETE', `/playbooks/other/comments/${mine.id}`)).status).toBe(404);
  });

  it('leaves the place of one that was answered, without its words and without whom it named', async () => {
    const root = await post(planner, { text: 'For @lihang' });
    await post(manager, { text: 'Done', thread: root.id });
    await planner.send('DELETE', at(root));
    const left = (await list()).find((each) => each.id === root.id);
    expect(left).toMatchObject({ withdrawn: true, text: '', mentions: [] });
    expect((await mentionsOf(manager)).map((each) => each.id)).not.toContain(root.id);
  });
});

describe('mentions', () => {
  it('reach a person by id, and everybody with a role, but not who wrote them', async () => {
    const root = await post(manager, { text: '请@zhaolei和@manager看一下 @nobody', node: 'ask' });
    expect(root.mentions).toEqual([{ person: 'zhaolei' }, { role: 'manager' }]);
    expect((await mentionsOf(operator))[0]).toMatchObject({ id: root.id, playbookName: 'talk', read: false });
    expect((await mentionsOf(manager)).map((each) => each.id)).not.toContain(root.id);
    expect((await mentionsOf(planner)).map((each) => each.id)).not.toContain(root.id);
  });

  it('name a role that only the playbook knows', async () => {
    const { mentions } = await post(planner, { text: '@designer, please' });
    expect(mentions).toEqual([{ role: 'designer' }]);
  });

  it('are read by each reader for themselves', async () => {
    const [first] = await mentionsOf(operator);
    expect((await operator.send('POST', '/mentions/read', { comments: [first!.id] })).status).toBe(204);
    expect((await mentionsOf(operator))[0]).toMatchObject({ id: first!.id, read: true });
    const both = await post(planner, { text: '@lihang @zhaolei' });
    await operator.send('POST', '/mentions/read', { comments: [both.id] });
    expect((await mentionsOf(manager))[0]).toMatchObject({ id: both.id, read: false });
    expect((await operator.send('POST', '/mentions/read', { comments: [] })).status).toBe(400);
    expect((await api.program.send('GET', '/mentions')).status).toBe(403);
  });
});
