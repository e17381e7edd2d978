import { emptyPlaybook, placeOf } from '../../../editor/home/emptyPlaybook.ts';
import { playbookFacts } from '../../../rules/outline/facts.ts';
import { sketchOf } from '../../../rules/outline/sketch.ts';
import { approvedVersions } from '../../../editor/campaign/launch/approvedVersions.ts';
import { groupCampaigns, newestRunning } from '../../../editor/campaign/campaignOrder.ts';
import { changesBetween } from '../../../editor/campaign/valueWords.ts';
import { sortTasks } from '../../../editor/tasks/taskOrder.ts';
import { largestPart, waterfall } from '../../../editor/review/waterfall.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import { findTemplate } from '../../../rules/templates/index.ts';

const playbook = findTemplate('flash-sale')!.playbook('en');

describe('the playbooks page', () => {
  it('starts an empty playbook that the engine can read', () => {
    const words = { name: 'New', eventDay: 'Event', eventEnds: 'End' };
    expect(parsePlaybook(emptyPlaybook(words, placeOf([])))).toMatchObject({ ok: true });
    expect(emptyPlaybook(words, placeOf([]))).toMatchObject({ timezone: 'Asia/Shanghai', currency: 'CNY' });
    expect(emptyPlaybook(words, placeOf([{ timezone: 'Asia/Tokyo', currency: 'JPY' }]))).toMatchObject({
      timezone: 'Asia/Tokyo',
      currency: 'JPY',
    });
  });

  it('counts what is in a template', () => {
    expect(playbookFacts(playbook).steps).toBe(playbook.nodes.length);
    expect(sketchOf(playbook).phases).toEqual([
      { id: 'prep', lengthMs: 72 * 3_600_000 },
      { id: 'live', lengthMs: 2 * 3_600_000 },
      { id: 'review', lengthMs: 24 * 3_600_000 },
    ]);
    expect(playbookFacts(playbook).rules).toBeGreaterThan(0);
  });

  it('offers approved versions only, the newest first', () => {
    const version = (number: number, state: 'approved' | 'submitted') => ({
      number,
      state,
      hash: 'h',
      author: 'a',
      submittedAt: '',
    });
    const draft = { revision: 1, updatedAt: '', updatedBy: '' };
    const listed = approvedVersions([
      {
        id: 'p',
        name: 'P',
        nodes: 0,
        kinds: {},
        draft,
        versions: [version(1, 'approved'), version(2, 'approved'), version(3, 'submitted')],
      },
    ]);
    expect(listed.map((each) => each.key)).toEqual(['p@2', 'p@1']);
  });
});

describe('lists', () => {
  const campaign = (id: string, status: 'running' | 'attention' | 'completed', startedAt: string) => ({
    id,
    status,
    startedAt,
  });
  const campaigns = [
    campaign('old', 'completed', '2026-01-01T00:00:00Z'),
    campaign('first', 'running', '2026-02-01T00:00:00Z'),
    campaign('second', 'running', '2026-03-01T00:00:00Z'),
    campaign('stuck', 'attention', '2026-01-15T00:00:00Z'),
  ];

  it('lead to the campaign that started last among the running', () => {
    expect(newestRunning(campaigns)?.id).toBe('second');
    expect(newestRunning(campaigns.slice(0, 1))).toBeUndefined();
  });

  it('show campaigns that need a person before the others that run, and the ended apart', () => {
    const { running, ended } = groupCampaigns(campaigns);
    expect(running.map((each) => each.id)).toEqual(['stuck', 'second', 'first']);
    expect(ended.map((each) => each.id)).toEqual(['old']);
  });

  it('show tasks by their deadline, those without one last', () => {
    const task = (openedAt: string, due?: string) => ({ state: 'open' as const, openedAt, due });
    const sorted = sortTasks([
      task('2026-01-01T00:00:00Z'),
      task('2026-01-03T00:00:00Z', '2026-01-09T00:00:00Z'),
      task('2026-01-02T00:00:00Z', '2026-01-04T00:00:00Z'),
    ]);
    expect(sorted.map((each) => each.due)).toEqual(['2026-01-04T00:00:00Z', '2026-01-09T00:00:00Z', undefined]);
  });
});

describe('an effect', () => {
  it('is shown by what differs between before and after', () => {
    expect(changesBetween({ channel: 'search', budget: 1 }, { channel: 'search', budget: 2 })).toEqual([
      { path: ['budget'], before: 1, after: 2 },
    ]);
    expect(changesBetween({ A: { price: 1 } }, { A: { price: 1 }, B: { price: 3 } })).toEqual([
      { path: ['B', 'price'], before: undefined, after: 3 },
    ]);
    expect(changesBetween(undefined, undefined)).toEqual([]);
  });
});

describe('the way from target to actual', () => {
  const section = {
    id: 'targetVsActual' as const,
    gmvTarget: 100,
    gmvActual: 80,
    target: null,
    actual: { uv: 1, buyers: 1, cvr: null, aov: null },
    gap: { uv: -30, cvr: 15, aov: -5, total: -20 },
  };

  it('goes through each factor and ends exactly at the actual', () => {
    expect(waterfall(section)).toEqual([
      { id: 'target', from: 0, to: 100 },
      { id: 'uv', from: 100, to: 70 },
      { id: 'cvr', from: 70, to: 85 },
      { id: 'aov', from: 85, to: 80 },
      { id: 'actual', from: 0, to: 80 },
    ]);
    expect(largestPart(section.gap)).toBe('uv');
  });

  it('is not drawn without a target', () => {
    expect(waterfall({ ...section, gmvTarget: null })).toBeUndefined();
  });
});
