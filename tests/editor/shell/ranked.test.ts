import { ranked } from '../../../editor/app/ranked.ts';

describe('what is found by typing', () => {
  const kinds = [
    { title: 'Branch', help: 'The first rule that holds decides.' },
    { title: 'A rule of thumb', help: '' },
    { title: 'Rule table', help: 'Decides by rows.' },
    { title: 'End', help: '' },
  ];
  const found = (typed: string) =>
    ranked(kinds, typed, ({ title, help }) => ({ names: [title], text: help })).map(({ title }) => title);

  it('begins with what is called so, before what only speaks of it', () => {
    expect(found(' rule')).toEqual(['Rule table', 'A rule of thumb', 'Branch']);
  });

  it('may have its words in any order, and apart', () => {
    expect(found('rows rule')).toEqual(['Rule table']);
  });

  it('is everything, in its order, before anything is typed', () => {
    expect(found('')).toEqual(['Branch', 'A rule of thumb', 'Rule table', 'End']);
  });
});
