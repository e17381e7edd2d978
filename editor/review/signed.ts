/** An amount of minor units with its sign, so that nothing hangs on colour. */
export const signed = (minor: number, money: (minor: number) => string): string =>
  minor === 0 ? money(0) : `${minor > 0 ? '+' : '−'}${money(Math.abs(minor))}`;
