import { campaignSchema } from '../../rules/api/campaigns.ts';
import { planSchema } from '../../rules/api/interventions.ts';
import { draftSchema } from '../../rules/api/playbooks.ts';
import { node, START } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';
import { fileOf } from '../support/playbooks.ts';
import { approve, launch, putShop } from './launched.ts';
import { codeOf, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;
let manager: Person;
beforeAll(async () => {
  api = await startApi();
  planner = await api.as('chenjie');
  manager = await api.as('lihang');
  await putShop(api);
});
afterAll(() => api.stop());

const task = (id: string, more: object = {}): WrittenPlaybook => ({
  nodes: [START, node(id, 'task', { assignee: { role: 'operator' }, due: 'T0 + P9999D', ...more }), node('end', 'end')],
  edges: [`start.started > ${id}`, `${id}.done > end`],
});

/** A further version of the playbook; approved, if so wished. */
async function newVersion(id: string, written: WrittenPlaybook, isApproved = true): Promise<void> {
  const { revision } = draftSchema.parse((await planner.send('GET', `/playbooks/${id}/draft`)).json);
  await planner.send('PUT', `/playbooks/${id}/draft`, { playbook: { ...fileOf(written), id }, revision });
  const submitted = await planner.send('POST', `/playbooks/${id}/versions`, {});
  const { number } = submitted.json as { number: number };
  if (isApproved) await manager.send('POST', `/playbooks/${id}/versions/${number}/decision`, { decision: 'approve' });
}
const campaignOf = async (id: string) => campaignSchema.parse((await planner.send('GET', `/campaigns/${id}`)).json);
const plan = async (id: string, act: object) =>
  planSchema.parse((await planner.send('POST', `/campaigns/${id}/plans`, { act })).json);

describe('planning and migrating through the API', () => {
  it('tells what a migration needs, does it with the choices, and shows the new version', async () => {
    await approve(api, 'moving', task('work'));
    const { id } = await launch(api, 'moving');
    await api.campaigns.advanceTo(id, Date.parse('2026-11-11T01:00:00+08:00'));
    await newVersion('moving', task('otherWork'));

    expect(await plan(id, { type: 'migrate', version: 2 })).toMatchObject({
      tokens: [{ node: 'work', fate: 'choice' }],
      needs: [{ code: 'migration-node-choice', place: { node: 'work' } }],
      refused: [],
    });
    const bare = await planner.send('POST', `/campaigns/${id}/migrate`, { version: 2 });
    expect([bare.status, codeOf(bare)]).toEqual([422, 'refused']);
    expect((await campaignOf(id)).version).toBe(1);

    const choices = { nodes: { work: { to: 'otherWork' } } };
    expect((await planner.send('POST', `/campaigns/${id}/migrate`, { version: 2, choices })).status).toBe(200);
    const campaign = await campaignOf(id);
    expect(campaign).toMatchObject({ version: 2, overlay: { nodes: { otherWork: { state: 'active' } } } });
    const { json } = await planner.send('GET', `/tasks?campaign=${id}`);
    const states = (json as { node: string; state: string }[]).map(({ node: at, state }) => `${at} ${state}`);
    expect(states.sort()).toEqual(['otherWork open', 'work done']);
    const log = await planner.send('GET', `/campaigns/${id}/log?type=migrated`);
    expect(log.json).toMatchObject({ entries: [{ by: 'chenjie', version: 2, moved: [{ to: 'otherWork' }] }] });
  });

  it('refuses what is not approved, does not exist, or is not theirs to do', async () => {
    await approve(api, 'staying', task('work'));
    const { id } = await launch(api, 'staying');
    await newVersion('staying', task('work', { evidence: true }), false);
    const asked = async (person: Person, version: number) => {
      const answer = await person.send('POST', `/campaigns/${id}/migrate`, { version });
      return [answer.status, codeOf(answer)];
    };
    expect(await asked(planner, 2)).toEqual([409, 'version-not-approved']);
    expect(await asked(planner, 7)).toEqual([404, 'not-found']);
    expect(await asked(await api.as('zhaolei'), 2)).toEqual([403, 'not-allowed']);
  });

  it('tells what moving an anchor would do, without moving it', async () => {
    await approve(api, 'shifting', task('work', { due: 'T0 + P1D', remindBefore: ['PT2H'] }));
    const { id } = await launch(api, 'shifting');
    await api.campaigns.advanceTo(id, Date.parse('2026-11-11T01:00:00+08:00'));
    const planned = await plan(id, { type: 'moveAnchor', anchor: 'T0', to: '2026-11-12T00:00:00+08:00' });
    expect(planned).toMatchObject({
      anchors: [{ anchor: 'T0', from: '2026-11-11T00:00:00+08:00', to: '2026-11-12T00:00:00+08:00' }, { anchor: 'T1' }],
      timers: [{ node: 'work', what: 'remind:0', to: '2026-11-12T22:00:00+08:00', dueNow: false }],
    });
    expect((await campaignOf(id)).anchors['T0']).toBe('2026-11-11T00:00:00+08:00');
    const unknown = await plan(id, { type: 'moveAnchor', anchor: 'T9', to: '2026-11-12T00:00:00+08:00' });
    expect(unknown.refused).toMatchObject([{ code: 'unknown-anchor' }]);
  });
});
