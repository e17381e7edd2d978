import { rowsOf } from '../../engine/shop/measure/rows.ts';
import { makeShop } from '../../engine/shop/initial/shop.ts';
import { DATASETS, holdsNumbers } from '../../rules/words/columns.ts';
import { smallConfig } from './small-shop.ts';

describe('the rows that the shop publishes', () => {
  it('have only columns that the language has words for', () => {
    const { model, state } = makeShop(smallConfig(), 1);
    for (const [dataset, rows] of Object.entries(rowsOf(model, state, 'all'))) {
      const columns = new Set(rows.flatMap((row) => Object.keys(row)));
      columns.delete('id');
      expect([...columns].filter((name) => !Object.hasOwn(DATASETS[dataset]!.columns, name))).toEqual([]);
    }
  });

  it('have numbers where the product knows numbers: the engine takes nothing else', () => {
    const { model, state } = makeShop(smallConfig(), 1);
    for (const [dataset, rows] of Object.entries(rowsOf(model, state, 'all'))) {
      const texts = rows.flatMap((row) => Object.entries(row).filter(([, value]) => typeof value === 'string'));
      expect(texts.filter(([name]) => holdsNumbers(dataset, name))).toEqual([]);
    }
  });
});
