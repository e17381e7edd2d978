/** Sizes of the calendar in pixels. Fixed, so that nothing has to be measured to know which lines are seen. */
export const ROW_HEIGHT = 30;
export const HEAD_HEIGHT = 46;
export const TITLES_WIDTH = 232;
