import * as fc from 'fast-check';
import { Grid, grow, overlaps } from '../../../editor/canvas/routing/cards.ts';

const boxes = fc
  .record({
    left: fc.integer({ min: -2000, max: 2000 }),
    top: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 0, max: 900 }),
    height: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }));

describe('the grid of boxes', () => {
  it('finds what touches a box, each once, as a look at every one of them does', () => {
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 40 }), boxes, fc.integer({ min: 0, max: 12 }), (all, box, by) => {
        const grid = new Grid();
        for (const each of all) grid.add(each);
        const found = grid.touching(box, by);
        expect(new Set(found)).toEqual(new Set(all.filter((each) => overlaps(each, grow(box, by)))));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
