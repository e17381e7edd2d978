import { readFileSync } from 'node:fs';
import { dacu } from './run.ts';

const OLD = 'tests/fixtures/hot-item-night.playbook.json';
const text = readFileSync(OLD, 'utf8');

describe('dacu diff', () => {
  it('ends with 0 and says so where nothing differs', () => {
    expect(dacu(['diff', OLD, '-'], { input: JSON.stringify(JSON.parse(text)) })).toMatchObject({
      code: 0,
      stdout: 'Nothing differs in what they do.\n',
    });
  });

  it('ends with 1 and says what differs, in the language of the terminal', () => {
    const edited = text.replace('"currency": "CNY"', '"currency": "USD"');
    expect(dacu(['diff', OLD, '-'], { input: edited })).toMatchObject({
      code: 1,
      stdout: 'money  Currency: CNY → USD\n',
    });
    expect(dacu(['diff', OLD, '-'], { input: edited, language: 'zh_CN.UTF-8' }).stdout).toBe(
      'money  币种：CNY → USD\n',
    );
    const { stdout } = dacu(['diff', OLD, '-', '--json'], { input: edited });
    expect(JSON.parse(stdout)).toMatchObject({ changes: [{ code: 'setting-changed', impact: 'money' }] });
  });

  it('ends with 2 where a file is none, and says which is wrong', () => {
    expect(dacu(['diff', OLD])).toMatchObject({ code: 2 });
    expect(dacu(['diff', OLD, '-'], { input: '{' })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error not-json -: /) as string,
    });
    expect(dacu(['diff', 'no-such-file.json', OLD]).code).toBe(2);
  });
});
