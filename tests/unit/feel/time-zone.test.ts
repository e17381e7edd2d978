import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const probe = `
  import { evaluateFeel } from '${fileURLToPath(new URL('../../../rules/feel/evaluate.ts', import.meta.url))}';
  const scope = { values: {}, instants: {}, nowMs: Date.parse('2026-11-11T23:30:00Z'), timeZone: 'Asia/Shanghai' };
  const read = (e) => evaluateFeel(e, scope).value;
  console.log(JSON.stringify([new Date(0).getTimezoneOffset(), ...['now()', 'today()', 'now.hour', '@"2026-11-12T07:30:00" = now'].map(read)]));
`;

const evaluateIn = (timeZone: string): unknown[] =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', probe], {
      env: { ...process.env, TZ: timeZone, NODE_OPTIONS: '' },
      encoding: 'utf8',
    }),
  ) as unknown[];

describe('the time zone of the process', () => {
  it('changes nothing that an expression says', () => {
    const [east, west] = ['Pacific/Auckland', 'America/Los_Angeles'].map(evaluateIn) as [unknown[], unknown[]];
    expect(east[0]).not.toBe(west[0]);
    expect(east.slice(1)).toEqual(['2026-11-12T07:30:00+08:00', '2026-11-12', 7, true]);
    expect(west.slice(1)).toEqual(east.slice(1));
  });
});
