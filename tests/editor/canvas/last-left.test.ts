import { lastLeft } from '../../../editor/canvas/lastLeft.ts';
import type { FlowNode } from '../../../editor/canvas/mappers.ts';

const cardAt = (x: number, at?: string): FlowNode =>
  ({
    id: `n${x}`,
    position: { x, y: 0 },
    data: { card: { overlay: at === undefined ? undefined : { lastLeft: at } } },
  }) as unknown as FlowNode;

describe('where a run ended', () => {
  it('is what was left last, wherever its zone writes it, all of it where several were', () => {
    const cards = [
      cardAt(1, '2026-11-11T00:00:00+08:00'),
      cardAt(2, '2026-11-12T00:00:00+08:00'),
      cardAt(3, '2026-11-11T16:00:00Z'),
      cardAt(4),
    ];
    expect(lastLeft(cards)).toEqual([
      { x: 2, y: 0 },
      { x: 3, y: 0 },
    ]);
  });

  it('is nowhere before anything was left', () => {
    expect(lastLeft([cardAt(1)])).toEqual([]);
  });
});
