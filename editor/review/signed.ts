/** Between a sign and its amount: a line that ended there would turn a loss into a gain. */
const STAYS = '\u2060';

/** An amount of minor units with its sign, so that nothing hangs on colour. */
export const signed = (minor: number, money: (minor: number) => string): string =>
  minor === 0 ? money(0) : `${minor > 0 ? '+' : '−'}${STAYS}${money(Math.abs(minor))}`;
