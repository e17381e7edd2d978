/** Sizes of the calendar in pixels. Fixed, so that nothing has to be measured to know which lines are seen. */
export const ROW_HEIGHT = 30;
export const HEAD_HEIGHT = 46;
export const TITLES_WIDTH = 232;

/** Of a letter of the words beside a bar: of a Chinese one, and of any other at most. */
const WIDE = 11.5;
const NARROW = 6.6;

/** About how many pixels the words beside a bar need, nothing being measured before it is drawn. */
export const wordsWidth = (words: string): number =>
  Array.from(words).reduce((sum, letter) => sum + (letter > '\u2e7f' ? WIDE : NARROW), 8);
