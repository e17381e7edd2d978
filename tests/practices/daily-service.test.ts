import type { Row } from '../../rules/feel/scope.ts';
import { MONDAY, on, operate } from './daily.ts';
import { doneBy, effectsOf, ledgerOf, logOf, tasksOf } from './support.ts';
import type { Given } from './support.ts';

const post = (id: string, fields: Omit<Row, 'id'> = {}): Row => ({
  id,
  topic: 'delivery',
  sentiment: 0.9,
  heat: 2_000,
  at: MONDAY,
  ...fields,
});
const answerPosts = (posts: readonly Row[], given: Given = {}) =>
  operate('2026-11-06', { ...given, datasets: { posts } });
const quick = { service: { respondsIn: 'PT20M' }, manager: { respondsIn: 'PT10M' } };
const safety = post('P1', { topic: 'foodSafety', heat: 1 });

describe('L11: a grave matter has a statement within the hour', () => {
  it.each([
    ['food safety, however few have seen it', safety],
    ['very bad and much seen', post('P1', { sentiment: 0.1, heat: 1_000 })],
  ])('%s: drafted, approved and published in 30 minutes, then recall and compensation', async (_, grave) => {
    const simulation = await answerPosts([grave], { people: quick });
    expect(doneBy(simulation, 'publishStatement')).toEqual([[{ page: 'statement' }, on('11-02', '00:30')]]);
    expect(tasksOf(simulation, 'recall').map((task) => task.openedAt)).toEqual([on('11-02', '00:30')]);
    expect(tasksOf(simulation, 'triage')).toEqual([]);
  });

  it('goes to the director when the manager does not answer within 15 minutes, and is never published unapproved', async () => {
    const silent = await answerPosts([safety], {
      people: { ...quick, manager: { respondsIn: 'P90D' }, director: { respondsIn: 'P90D' } },
    });
    expect(logOf(silent, 'approveStatement', 'taskEscalated')).toEqual([
      expect.objectContaining({ at: on('11-02', '00:35'), to: { role: 'director' } }),
    ]);
    expect(effectsOf(silent, 'publishStatement')).toEqual([]);
  });

  it('looks after a day whether it has calmed down, and begins again where it has not', async () => {
    const calm = await answerPosts([safety], { people: quick });
    expect(tasksOf(calm, 'heatCheck')).toHaveLength(1);
    expect(tasksOf(calm, 'draftStatement')).toHaveLength(1);
    const hot = await answerPosts([safety], { people: quick, answers: { heatCheck: { heat: 1_000 } } });
    expect(tasksOf(hot, 'draftStatement').length).toBeGreaterThan(1);
  });

  it('does nothing about good reviews, and those that hardly anybody has seen', async () => {
    const simulation = await answerPosts([post('good'), post('unseen', { sentiment: 0.01, heat: 49 })]);
    expect(tasksOf(simulation, 'draftStatement')).toEqual([]);
    expect(tasksOf(simulation, 'triage')).toEqual([]);
    expect(effectsOf(simulation, 'publishStatement')).toEqual([]);
  });
});

describe('L11: the rest is graded by the table', () => {
  it.each([
    ['foodSafety', 1, 'high', 'draftStatement'],
    ['quality', 10_000, 'high', 'draftStatement'],
    ['quality', 9_999, 'medium', 'replyInPerson'],
    ['price', 10_000, 'medium', 'replyInPerson'],
    ['price', 9_999, 'low', 'replyByTemplate'],
  ])('%s that reached %d people is %s', async (topic, reach, grade, next) => {
    const simulation = await answerPosts([post('P1', { sentiment: 0.3, heat: 50 })], {
      answers: { triage: { topic, reach } },
    });
    expect(simulation.variables['grade']).toBe(grade);
    const tasks = ['draftStatement', 'replyInPerson', 'replyByTemplate'];
    expect(tasks.filter((node) => tasksOf(simulation, node).length > 0)).toEqual([next]);
  });
});

describe('L12: after-sales cases by grade, none unanswered for 48 hours', () => {
  const open = (id: string, fields: Omit<Row, 'id'> = {}): Row => ({
    id,
    tier: 'bronze',
    risk: 'normal',
    answered: false,
    at: MONDAY,
    ...fields,
  });
  const handle = (cases: readonly Row[], given: Given = {}) => operate('2026-11-06', { ...given, datasets: { cases } });

  it('gives high-value customers a dedicated agent and the others the bot, once', async () => {
    const simulation = await handle([
      open('gold', { tier: 'gold' }),
      open('bronze'),
      open('done', { tier: 'gold', answered: true }),
    ]);
    expect(doneBy(simulation, 'toAdviser')).toEqual([[{ cases: ['gold'], to: 'adviser' }, MONDAY]]);
    expect(doneBy(simulation, 'toBot')).toEqual([[{ cases: ['bronze'], to: 'bot' }, MONDAY]]);
  });

  it('accepts a return within 15 days at once, of whomever it is but high-risk customers, and later ones not', async () => {
    const returned = (id: string, keptDays: number, fields: Omit<Row, 'id'> = {}): Row =>
      open(id, { kind: 'return', keptDays, ...fields });
    const simulation = await handle([
      returned('in time', 15),
      returned('gold', 3, { tier: 'gold' }),
      returned('late', 16),
      returned('risky', 3, { risk: 'high' }),
    ]);
    const given = (node: string) =>
      doneBy(simulation, node)
        .map(([input]) => Reflect.get(Object(input), 'cases') as unknown)
        .flat();
    expect({ returns: given('toReturn'), bot: given('toBot'), adviser: given('toAdviser') }).toEqual({
      returns: ['gold', 'in time'],
      bot: ['late'],
      adviser: [],
    });
    expect(given('toPerson')).toEqual(['risky']);
  });

  it('has a person answer what was open for 48 hours, and escalates what they leave', async () => {
    const simulation = await handle([open('S1')], { people: { service: { respondsIn: 'P90D' } } });
    expect(tasksOf(simulation, 'answerLate').map((task) => [task.openedAt, task.due])).toEqual([
      [on('11-04'), on('11-04', '02:00')],
    ]);
    expect(logOf(simulation, 'answerLate', 'taskEscalated')).toEqual([
      expect.objectContaining({ at: on('11-04', '02:00'), to: { role: 'manager' } }),
    ]);
  });

  it('leaves alone what was answered in time', async () => {
    const simulation = await handle([open('S1', { answered: true }), open('S2', { at: on('11-05') })]);
    expect(tasksOf(simulation, 'answerLate')).toEqual([]);
  });
});

describe('L07: on normal days enough enquiries are answered within 30 seconds', () => {
  const hour = (enquiries: number, inTime: number): Given['metrics'] => ({
    enquiries: [['T0 + PT10H', enquiries]],
    repliesWithin30s: [['T0 + PT10H', inTime]],
  });

  it('adds agents for four hours in the hour in which too few were', async () => {
    const simulation = await operate('2026-11-03', { metrics: hour(100, 79)! });
    expect(doneBy(simulation, 'addAgents')).toEqual([[{ agents: 2 }, on('11-02', '10:00')]]);
    expect(ledgerOf(simulation, 'addAgents').map((effect) => [effect['state'], effect['at']])).toEqual([
      ['expired', on('11-02', '10:00')],
      ['applied', on('11-02', '14:00')],
    ]);
  });

  it.each([
    ['enough were', hour(100, 80)],
    ['hardly anybody asked', hour(19, 0)],
  ])('adds none where %s', async (_, metrics) => {
    expect(doneBy(await operate('2026-11-03', { metrics: metrics! }), 'addAgents')).toEqual([]);
  });
});
