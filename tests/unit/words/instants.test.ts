import { deadlineWords, instantWords } from '../../../rules/words/instants.ts';

describe('an instant in short words', () => {
  it.each([
    ['T0 - P10D', 'T0 − 10d', 'T0 − 10天'],
    ['T0 - P1D @ 20:00', 'T0 − 1d 20:00', 'T0 − 1天 20:00'],
    ['now + P2D @ 18:00', 'entry + 2d 18:00', '进入 + 2天 18:00'],
    ['now @ 18:00', 'same day 18:00', '当天 18:00'],
    ['now', 'entry', '进入'],
    ['P3D', '3d', '3天'],
    ['whenever', 'whenever', 'whenever'],
  ])('“%s” is %s and %s', (text, en, zh) => {
    expect([instantWords(text, 'en'), instantWords(text, 'zh-CN')]).toEqual([en, zh]);
  });
});

describe('an anchor of a playbook’s own', () => {
  const anchors = { T0: { title: 'Event day' }, deposits: { title: 'Deposits open' }, bare: { title: '' } };
  it.each([
    ['deposits', 'Deposits open'],
    ['deposits + PT2H', 'Deposits open + 2h'],
    ['T0 - P1D', 'T0 − 1d'],
    ['bare', 'bare'],
    ['unknown', 'unknown'],
  ])('“%s” is %s', (text, words) => {
    expect(instantWords(text, 'en', anchors)).toBe(words);
  });
});

describe('a deadline in short words', () => {
  it.each([
    ['PT20H', 'within 20h', '20小时内'],
    ['P2D', 'within 2d', '2天内'],
    ['T0 - P17D', 'by T0 − 17d', '截止 T0 − 17天'],
  ])('“%s” is %s and %s', (text, en, zh) => {
    expect([deadlineWords(text, 'en'), deadlineWords(text, 'zh-CN')]).toEqual([en, zh]);
  });
});
