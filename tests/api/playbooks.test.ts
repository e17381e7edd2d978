import { z } from 'zod';
import {
  draftConflictSchema,
  draftSchema,
  playbookSummarySchema,
  versionDiffSchema,
  versionSchema,
} from '../../rules/api/playbooks.ts';
import { versionWithContentSchema } from '../../rules/api/playbook-content.ts';
import { contentHash } from '../../engine/api/playbooks/versions.ts';
import { fileOf, node, playbookOf, START } from '../support/playbooks.ts';
import { codeOf, problemsIn, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;
let manager: Person;
beforeAll(async () => {
  const template = { id: 'small', title: { en: 'Small', 'zh-CN': '小' }, summary: { en: 'S', 'zh-CN': '小' } };
  const practices = ['D01'] as const;
  api = await startApi({
    templates: [
      {
        ...template,
        practices,
        playbook: (language) => ({ ...playbookOf(written), id: 'small', name: template.title[language] }),
      },
    ],
  });
  planner = await api.as('chenjie');
  manager = await api.as('lihang');
});
afterAll(() => api.stop());

const written = { nodes: [START, node('done', 'end')], edges: ['start.started > done'] };
const file = (id: string, more: object = {}) => ({ ...fileOf(written), id, ...more });

async function create(id: string, more: object = {}) {
  const answer = await planner.send('POST', '/playbooks', { playbook: file(id, more) });
  expect(answer.status).toBe(201);
  return draftSchema.parse(answer.json);
}

describe('a draft', () => {
  it('is made from a file, under a further name if its id is taken', async () => {
    expect(await create('autumn')).toMatchObject({
      playbook: { id: 'autumn' },
      revision: 1,
      updatedBy: 'chenjie',
      problems: [],
    });
    expect(await create('autumn')).toMatchObject({ playbook: { id: 'autumn-2' } });
  });

  it('is made from a template in the language asked for', async () => {
    const answer = await planner.send('POST', '/playbooks', { template: 'small', language: 'en' });
    expect(draftSchema.parse(answer.json).playbook).toMatchObject({ id: 'small', name: 'Small' });
    expect((await planner.send('POST', '/playbooks', { template: 'none' })).status).toBe(404);
    expect((await planner.send('GET', '/templates')).json).toEqual([
      expect.objectContaining({
        id: 'small',
        practices: [{ id: 'D01', title: { en: 'New arrivals', 'zh-CN': '上新' } }],
        facts: { steps: 2, rules: 0, effects: 0, people: 0, parameters: 0 },
        sketch: expect.objectContaining({ edges: [expect.objectContaining({ from: 'start', to: 'done' })] }),
      }),
    ]);
    expect((await planner.send('GET', '/templates/small')).json).toMatchObject({ playbook: { name: '小' } });
  });

  it('keeps what is still wrong in it, and says so', async () => {
    const { playbook } = await create('unfinished');
    const nodes = [
      ...playbook.nodes,
      { ...node('ask', 'task', { assignee: 7 }), title: 'Ask', position: { x: 1, y: 1 } },
    ];
    const saved = await planner.send('PUT', '/playbooks/unfinished/draft', {
      playbook: { ...playbook, nodes },
      revision: 1,
    });
    const draft = draftSchema.parse(saved.json);
    expect(draft.problems).not.toHaveLength(0);
    expect(draft.problems[0]?.place).toMatchObject({ node: 'ask' });
    const again = await planner.send('GET', '/playbooks/unfinished/draft');
    expect(draftSchema.parse(again.json).playbook.nodes.at(-1)?.config).toEqual({ assignee: 7 });
  });

  it('is refused if it is no playbook at all', async () => {
    const answer = await planner.send('POST', '/playbooks', { playbook: { nodes: [] } });
    expect([answer.status, ...problemsIn(answer)]).toEqual([422, 'not-a-playbook ']);
    const unknown = await planner.send('POST', '/playbooks', {
      playbook: file('x', { nodes: [{ id: 'a', kind: 'tusk' }] }),
    });
    expect([unknown.status, problemsIn(unknown)[0]]).toEqual([422, 'unknown-kind /nodes/0/kind']);
  });

  it('is not kept under a name that nobody could read', async () => {
    const answer = await planner.send('POST', '/playbooks', { playbook: file('named', { name: '名'.repeat(201) }) });
    expect([answer.status, ...problemsIn(answer)]).toEqual([422, 'out-of-range /name']);
  });

  it('that someone else saved meanwhile is not overwritten: theirs is answered', async () => {
    const { playbook } = await create('shared');
    const save = (person: Person, name: string) =>
      person.send('PUT', '/playbooks/shared/draft', { playbook: { ...playbook, name }, revision: 1 });
    const [first, second] = await Promise.all([save(planner, 'Mine'), save(manager, 'Hers')]);
    expect(new Set([first.status, second.status])).toEqual(new Set([200, 409]));
    const refused = first.status === 409 ? first : second;
    const { theirs } = draftConflictSchema.parse(refused.json);
    const stored = draftSchema.parse((await planner.send('GET', '/playbooks/shared/draft')).json);
    expect(theirs).toEqual(stored);
    expect(theirs.revision).toBe(2);
  });

  it('keeps its id', async () => {
    await create('fixed');
    const answer = await planner.send('PUT', '/playbooks/fixed/draft', { playbook: file('other'), revision: 1 });
    expect([answer.status, ...problemsIn(answer)]).toEqual([422, 'other-id /playbook/id']);
  });
});

describe('a version', () => {
  it('is submitted, approved by someone else, and never changes', async () => {
    await create('yearly');
    const submitted = versionSchema.parse(
      (await planner.send('POST', '/playbooks/yearly/versions', { note: 'First' })).json,
    );
    expect(submitted).toMatchObject({ number: 1, state: 'submitted', author: 'chenjie', note: 'First' });
    expect(submitted.hash).toBe(contentHash({ ...playbookOf(written), id: 'yearly' }));

    const own = await planner.send('POST', '/playbooks/yearly/versions/1/decision', { decision: 'approve' });
    expect(own.status).toBe(403);
    const decided = await manager.send('POST', '/playbooks/yearly/versions/1/decision', {
      decision: 'approve',
      reason: 'Good',
    });
    expect(decided.json).toMatchObject({ state: 'approved', decidedBy: 'lihang', reason: 'Good' });
    const twice = await manager.send('POST', '/playbooks/yearly/versions/1/decision', { decision: 'reject' });
    expect([twice.status, codeOf(twice)]).toEqual([409, 'already-decided']);

    const draft = draftSchema.parse((await planner.send('GET', '/playbooks/yearly/draft')).json);
    await planner.send('PUT', '/playbooks/yearly/draft', { playbook: { ...draft.playbook, name: 'New' }, revision: 1 });
    const kept = versionWithContentSchema.parse((await planner.send('GET', '/playbooks/yearly/versions/1')).json);
    expect([kept.playbook.name, kept.hash]).toEqual(['Test', submitted.hash]);
    expect(contentHash(kept.playbook)).toBe(submitted.hash);
  });

  it('of a manager’s own cannot be approved by that manager, and by no program', async () => {
    const answer = await manager.send('POST', '/playbooks', { playbook: file('managers') });
    expect(answer.status).toBe(201);
    await manager.send('POST', '/playbooks/managers/versions', {});
    const own = await manager.send('POST', '/playbooks/managers/versions/1/decision', { decision: 'approve' });
    expect([own.status, codeOf(own)]).toEqual([403, 'own-version']);
    const program = await api.program.send('POST', '/playbooks/managers/versions/1/decision', { decision: 'approve' });
    expect(program.status).toBe(403);
    const operator = await (
      await api.as('zhaolei')
    ).send('POST', '/playbooks/managers/versions/1/decision', { decision: 'approve' });
    expect([operator.status, codeOf(operator)]).toEqual([403, 'not-allowed']);
  });

  it('is not made of a draft with errors', async () => {
    await create('broken', { edges: [{ id: 'e0', from: 'start', outcome: 'started', to: 'nowhere' }] });
    const answer = await planner.send('POST', '/playbooks/broken/versions', {});
    expect(answer.status).toBe(422);
    expect(problemsIn(answer).some((each) => each.includes('/edges/0'))).toBe(true);
    expect(await api.models.versions.countDocuments({ playbook: 'broken' })).toBe(0);
  });

  it('is not made twice of the same content, unless it was rejected', async () => {
    await create('same');
    const submit = () => planner.send('POST', '/playbooks/same/versions', {});
    expect((await submit()).status).toBe(201);
    const again = await submit();
    expect([again.status, codeOf(again)]).toEqual([409, 'unchanged']);
    await manager.send('POST', '/playbooks/same/versions/1/decision', { decision: 'reject', reason: 'Too dear' });
    expect((await submit()).json).toMatchObject({ number: 2 });
    const list = await planner.send('GET', '/playbooks/same/versions');
    expect(
      z
        .array(versionSchema)
        .parse(list.json)
        .map(({ state }) => state),
    ).toEqual(['rejected', 'submitted']);
  });

  it('gets a number of its own when several submit at once', async () => {
    await create('crowd');
    const [one, two] = await Promise.all([1, 2].map(() => planner.send('POST', '/playbooks/crowd/versions', {})));
    expect(new Set([one!.status, two!.status])).toEqual(new Set([201, 409]));
  });
});

describe('what a version changes', () => {
  it('is told against the newest one approved before it, or against any other', async () => {
    const { playbook } = await create('dearer');
    const save = (name: string, revision: number) =>
      planner.send('PUT', '/playbooks/dearer/draft', { playbook: { ...playbook, name }, revision });
    const submit = () => planner.send('POST', '/playbooks/dearer/versions', {});
    const diff = async (version: number, query = '') => {
      const answer = await planner.send('GET', `/playbooks/dearer/versions/${version}/diff${query}`);
      return answer.status === 200 ? versionDiffSchema.parse(answer.json) : answer.status;
    };
    await submit();
    expect(await diff(1)).toEqual({ number: 1, against: null, changes: [] });
    await manager.send('POST', '/playbooks/dearer/versions/1/decision', { decision: 'approve' });
    await save('Second', 1);
    await submit();
    await save('Third', 2);
    await submit();
    expect(await diff(3)).toMatchObject({
      against: 1,
      changes: [{ code: 'setting-changed', before: { value: 'Test' }, after: { value: 'Third' } }],
    });
    expect(await diff(3, '?against=2')).toMatchObject({ against: 2, changes: [{ before: { value: 'Second' } }] });
    expect(await diff(3, '?against=9')).toBe(404);
    expect(await diff(3, '?against=zero')).toBe(400);
  });
});

describe('the list of playbooks', () => {
  it('shows each with its nodes by kind and its versions', async () => {
    const { json } = await planner.send('GET', '/playbooks');
    const yearly = z
      .array(playbookSummarySchema)
      .parse(json)
      .find((each) => each.id === 'yearly');
    expect(yearly).toMatchObject({
      nodes: 2,
      kinds: { start: 1, end: 1 },
      versions: [{ number: 1, state: 'approved' }],
    });
  });
});

describe('checking a playbook', () => {
  it('tells all problems of a file without keeping it', async () => {
    const before = await api.models.drafts.countDocuments();
    const answer = await planner.send('POST', '/lint', { playbook: file('x', { edges: [] }) });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"severity":"error"');
    expect(await api.models.drafts.countDocuments()).toBe(before);
  });

  it('has a JSON Schema for other programs', async () => {
    const { json } = await api.send('GET', '/schema');
    expect(json).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: expect.arrayContaining(['format', 'nodes']),
    });
  });
});
