import { figureOf, queryInstead, queryOf } from '../../../editor/playbook/conditions/metricQuery.ts';
import { createFormatter } from '../../../editor/i18n/format/formatter.ts';
import { namesIn } from '../../../editor/api/channels.ts';
import { sampleType } from '../../../editor/playbook/trial/valueType.ts';
import { titlesIn } from '../../../rules/words/titles.ts';
import { conditionForms } from '../../../editor/playbook/conditions/i18n.ts';
import { feel } from '../../../editor/playbook/feel/i18n.ts';
import { trial } from '../../../editor/playbook/trial/i18n.ts';
import { late } from '../../../editor/campaign/launch/lateI18n.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { examplePlaybook, nodeOf } from '../canvas/example.ts';

const place = { timezone: 'Asia/Shanghai', currency: 'CNY' };

describe('the query behind a condition', () => {
  it('is none while the metric or the window is not written out yet', () => {
    expect(queryOf({ id: '' })).toBeUndefined();
    expect(queryOf({ id: 'cvr', window: 'P' })).toBeUndefined();
    expect(queryOf({ id: 'cvr', window: 'PT1H', compare: 'plan', as: 'ratio' })).toEqual({
      id: 'cvr',
      window: 'PT1H',
      compare: 'plan',
      as: 'ratio',
    });
  });

  it('asks of another metric the same window and part, without the comparison', () => {
    expect(queryInstead('gmv', { id: 'cvr', window: 'PT2H', compare: 'plan', where: { channel: 'search' } })).toEqual({
      id: 'gmv',
      window: 'PT2H',
      where: { channel: 'search' },
    });
    expect(queryInstead('gmv', { id: 'stock' })).toEqual({ id: 'gmv', window: 'PT1H' });
  });

  it.each([
    ['en', 'cvr', 0.0312, '3.12%'],
    ['zh-CN', 'cpc', 85, '¥0.85'],
    ['en', 'uv', 12_400, '12,400'],
    ['en', 'firstReplySeconds', 45, '45s'],
  ] as const)('gives figures in the reader’s way and the metric’s unit (%s, %s)', (language, id, value, words) => {
    expect(figureOf({ id }, value, createFormatter(language, place))).toBe(words);
  });
});

describe('titles for ids', () => {
  it('are those of a shop’s channels, without the channels that have none', () => {
    const rows = [
      { id: 'search', title: '搜索' },
      { id: 'feed' },
      { id: 'live', title: '' },
      { id: 'direct', title: { en: 'Direct', 'zh-CN': '直接访问' } },
    ];
    expect([...namesIn(rows, 'en')]).toEqual([
      ['search', '搜索'],
      ['direct', 'Direct'],
    ]);
    expect(namesIn(rows, 'zh-CN').get('direct')).toBe('直接访问');
  });

  it('of a form’s field are its node’s and its own; any other variable has its name', () => {
    const playbook = examplePlaybook();
    const act = nodeOf(playbook, 'act');
    const ask = {
      ...act,
      title: 'Ask',
      config: { ...act.config, form: [{ id: 'extra', type: 'money', title: 'Extra budget' }] },
    } as PlaybookNode;
    const nodes = playbook.nodes.map((node) => (node === act ? ask : node));
    expect(titlesIn({ nodes }, 'en').variable('act.extra')).toMatchObject({ title: 'Ask · Extra budget' });
    expect(titlesIn({ nodes }, 'en').variable('total')).toEqual({ title: 'total' });
    expect(sampleType({ key: '', is: 'variable', name: 'act.extra' }, { ...playbook, nodes })).toBe('money');
  });
});

describe('the words of the forms', () => {
  it.each(Object.entries({ trial, feel, conditionForms, late }))(
    'of %s have the same holes in both languages, and no English left in the Chinese',
    (_, words) => {
      const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
      const [en, zh] = [words.en, words['zh-CN']] as readonly Record<string, string>[];
      for (const [key, text] of Object.entries(en!)) expect([key, holes(zh![key]!)]).toEqual([key, holes(text)]);
      const english = Object.entries(zh!).filter(
        ([, text]) => /[A-Za-z]/.test(text.replaceAll(/\{\{\w+\}\}/g, '')) && !/\p{Script=Han}/u.test(text),
      );
      expect(english).toEqual([]);
    },
  );
});
