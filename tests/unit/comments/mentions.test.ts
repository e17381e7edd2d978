import {
  completeMention,
  keysOfReader,
  mentionAt,
  mentionsIn,
  splitMentions,
} from '../../../rules/comments/mentions.ts';

const known = { people: new Set(['lihang', 'chen-jie']), roles: new Set(['manager', 'lihang']) };
const named = (text: string) => mentionsIn(text, known);

describe('a mention', () => {
  it('is an @ and the id of a person or a role, also where Chinese text goes on without a space', () => {
    expect(named('@lihang and @manager')).toEqual([{ person: 'lihang' }, { role: 'manager' }]);
    expect(named('请@manager看一下，@chen-jie。')).toEqual([{ role: 'manager' }, { person: 'chen-jie' }]);
  });

  it('counts once, however often the name is there; a person goes before a role of the same name', () => {
    expect(named('@lihang @lihang')).toEqual([{ person: 'lihang' }]);
  });

  it('is no address, nobody who is not known, and not half of a longer name', () => {
    expect(named('mail chen@manager, ask @nobody or @managers')).toEqual([]);
    expect(named('@chen-jie-')).toEqual([{ person: 'chen-jie' }]);
  });

  it('leaves the text whole when it is split', () => {
    const text = '@manager: is 5@2 right, @nobody?\n@lihang';
    const parts = splitMentions(text, known);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.flatMap(({ mention }) => mention ?? [])).toEqual([{ role: 'manager' }, { person: 'lihang' }]);
  });

  it('reaches a reader by their id and by each of their roles', () => {
    expect(keysOfReader({ id: 'lihang', roles: ['manager', 'planner'] })).toEqual([
      'person:lihang',
      'role:manager',
      'role:planner',
    ]);
  });
});

describe('a mention that is being typed', () => {
  it('is what stands between the @ and the caret, in any script', () => {
    expect(mentionAt('hello @li', 9)).toEqual({ from: 6, typed: 'li' });
    expect(mentionAt('请@李', 3)).toEqual({ from: 1, typed: '李' });
    expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' });
    expect(mentionAt('hello @li there', 15)).toBeUndefined();
    expect(mentionAt('me@li', 5)).toBeUndefined();
  });

  it('is written out with one space behind it, and what follows stays', () => {
    expect(completeMention('ask @l now', { from: 4, typed: 'l' }, 'lihang')).toEqual({
      text: 'ask @lihang now',
      caret: 12,
    });
    expect(completeMention('@李', { from: 0, typed: '李' }, 'lihang').text).toBe('@lihang ');
  });
});
