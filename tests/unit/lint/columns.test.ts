import { applyFix } from '../../../rules/lint/fix.ts';
import { fileOf, node, problemsOf, START } from '../../support/playbooks.ts';

const choosing = (path: string, more: object = {}) => ({
  nodes: [
    START,
    node('pick', 'select', {
      from: 'skus',
      conditions: { all: [{ fact: 'row', path, operator: 'greaterThan', value: 0 }] },
      as: 'picked',
      ...more,
    }),
    node('end', 'end', { scope: 'branch' }),
  ],
  edges: ['start.started > pick', 'pick.done > end'],
});
const findings = (file: object) =>
  problemsOf(file).filter(({ code }) => code === 'unlikely-column' || code === 'maybe-a-set');

describe('a slip in the name of a column or a data set', () => {
  it('is pointed out where the column is read, with what was probably meant, and mended', () => {
    const file = fileOf(choosing('$.stokc', { score: 'row.grwoth30d * 2' }));
    expect(findings(file).map(({ message }) => message.en)).toEqual([
      expect.stringContaining('“stokc” (did you mean “stock”?)'),
      expect.stringContaining('“grwoth30d” (did you mean “growth30d”?)'),
    ]);
    const mended = findings(file).reduce((each: object, { fix }) => applyFix(each as never, fix!) as object, file);
    expect(findings(mended)).toEqual([]);
    expect(JSON.stringify(mended)).toContain('row.growth30d * 2');
  });

  it('is not seen in a column of the shop’s own', () => {
    expect(findings(fileOf(choosing('$.shelf', { score: 'row.weightKg' })))).toEqual([]);
  });

  it('is pointed out in a data set', () => {
    expect(findings(fileOf(choosing('$.stock', { from: 'sku' })))).toMatchObject([
      { code: 'maybe-a-set', message: { en: expect.stringContaining('did you mean “skus”?') as string } },
    ]);
    expect(findings(fileOf(choosing('$.stock', { from: 'stores' })))).toEqual([]);
  });
});
