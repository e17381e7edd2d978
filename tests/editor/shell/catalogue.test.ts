import { createInstance } from 'i18next';
import { resources } from '../../../editor/i18n/resources.ts';

interface Tree {
  readonly [key: string]: string | Tree;
}

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );

const en = new Map(leaves(resources.en));
const zh = new Map(leaves(resources['zh-CN']));
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('the words of the screens', () => {
  it('exist in both languages under the same keys; Chinese only leaves the singular out', () => {
    const singular = [...en.keys()].filter((key) => key.endsWith('_one'));
    expect([...zh.keys()].sort()).toEqual([...en.keys()].filter((key) => !singular.includes(key)).sort());
  });

  it('fill in the same names in both languages', () => {
    for (const [key, text] of zh) expect({ key, holes: holes(text) }).toEqual({ key, holes: holes(en.get(key) ?? '') });
  });

  it('are nowhere empty', () => {
    for (const [key, text] of [...en, ...zh])
      expect({ key, length: text.trim().length > 0 }).toEqual({ key, length: true });
  });

  it('leave no English sentence in the Chinese', () => {
    // Names, units, fields of a file and ids stay as they are; two English words in a row do not.
    const english = [...zh].filter(([, text]) => /[A-Za-z]{3,} [A-Za-z]{2,}/.test(text.replace(/\{\{\w+\}\}/g, '')));
    expect(english.map(([key]) => key)).toEqual([]);
  });

  it('leave no Chinese in the English', () => {
    expect([...en].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('count in the singular and the plural of the language', async () => {
    const i18n = createInstance();
    await i18n.init({ resources, lng: 'en', ns: Object.keys(resources.en), interpolation: { escapeValue: false } });
    expect(i18n.t('common:rowCount', { count: 1 })).toBe('1 row');
    expect(i18n.t('common:rowCount', { count: 3 })).toBe('3 rows');
    await i18n.changeLanguage('zh-CN');
    expect(i18n.t('common:rowCount', { count: 1 })).toBe('1 项');
  });
});
