const SECOND_MS = 1000;
const HOUR_S = 3600;
const pad = (value: number): string => String(value).padStart(2, '0');

/** A length of time as a clock shows it, without its sign: `41:30`, `1:05:00`; of days, the hours go on counting. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const [hours, minutes] = [Math.floor(seconds / HOUR_S), Math.floor((seconds % HOUR_S) / 60)];
  const rest = `${pad(minutes)}:${pad(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
