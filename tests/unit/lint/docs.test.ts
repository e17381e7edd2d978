// Brings in all that defines findings.
import '../../../rules/lint/docs.ts';
import { allFindings } from '../../../rules/lint/finding.ts';

describe('the docs of lint', () => {
  it('name each finding once, in both languages, with an example', () => {
    const findings = allFindings();
    expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
    for (const { text, example } of findings) {
      expect(text['zh-CN']).toMatch(/[一-鿿]/);
      expect(text.en).not.toMatch(/[一-鿿]/);
      expect(example).not.toBe('');
    }
  });
});
