import type { Language } from '../../../rules/problems/problem.ts';

export type Direction = 'up' | 'down' | 'level';

/** A change too small to call one: what would be shown as ±0.0 %. */
const LEVEL = 0.0005;

export const directionOf = (change: number): Direction =>
  Math.abs(change) < LEVEL ? 'level' : change > 0 ? 'up' : 'down';

const HUES: Readonly<Record<Language, Readonly<Record<Direction, 'red' | 'green' | 'textSoft'>>>> = {
  'zh-CN': { up: 'red', down: 'green', level: 'textSoft' },
  en: { up: 'green', down: 'red', level: 'textSoft' },
};

/** The colour that a rise or a fall has by the reader's convention. It says nothing about good or bad. */
export const hueOf = (direction: Direction, language: Language): 'red' | 'green' | 'textSoft' =>
  HUES[language][direction];

/** Whether a change is welcome: a refund rate that rises is not. */
export function judge(direction: Direction, upIsGood: boolean): 'good' | 'bad' | 'even' {
  if (direction === 'level') return 'even';
  return (direction === 'up') === upIsGood ? 'good' : 'bad';
}
