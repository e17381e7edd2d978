const NAME = /^dacu\/playbook@(0|[1-9]\d{0,5})$/;

/** The number of the format that files are written in. */
export const CURRENT_FORMAT = 1;

export const formatName = (number: number): string => `dacu/playbook@${number}`;

/** The number of a format; undefined for what is no format of a playbook. */
export function formatNumber(name: unknown): number | undefined {
  const number = typeof name === 'string' ? NAME.exec(name)?.[1] : undefined;
  return number === undefined ? undefined : Number(number);
}
