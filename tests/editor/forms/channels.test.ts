import { fieldWords, valueWords } from '../../../editor/campaign/valueWords.ts';
import { createFormatter } from '../../../editor/i18n/format/formatter.ts';

const format = createFormatter('en', { timezone: 'Asia/Shanghai', currency: 'CNY' });
const NAMES = new Map([
  ['search', 'Search ads'],
  ['feed', 'Feed ads'],
]);
const labels = {
  yes: 'yes',
  no: 'no',
  separator: ', ',
  rows: (count: number) => `${count} rows`,
  items: (count: number) => `${count} items`,
  channel: (id: string) => NAMES.get(id),
};

describe('a channel in the text of an action', () => {
  it('is called as the shop calls it, and by its id where the shop does not name it', () => {
    expect(valueWords('search', 'channel', format, labels)).toBe('Search ads');
    expect(valueWords('offline', 'channel', format, labels)).toBe('offline');
    expect(fieldWords('channel', 'feed', format, labels)).toBe('Feed ads');
  });

  it('is called so in a list of rows that are channels one and all; rows of anything else keep their ids', () => {
    expect(valueWords(['search', 'feed'], 'rows', format, labels)).toBe('Search ads, Feed ads');
    expect(valueWords(['search', 'A1'], 'rows', format, labels)).toBe('search, A1');
    expect(valueWords('search', 'text', format, labels)).toBe('search');
  });

  it('has its id where no names are known', () => {
    expect(valueWords('search', 'channel', format, { ...labels, channel: undefined })).toBe('search');
  });
});
