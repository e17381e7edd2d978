import * as fc from 'fast-check';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../editor/canvas/geometry.ts';
import type { Point } from '../../../editor/canvas/geometry.ts';
import { laneAt, layOutLanes } from '../../../editor/canvas/lanes.ts';
import { toFlow } from '../../../editor/canvas/mappers.ts';
import { BUTTON, labelWidth, outcomeLabel } from '../../../editor/canvas/outcomeLabel.ts';
import { cardsAt, overlaps } from '../../../editor/canvas/routing/cards.ts';
import type { Box, Cards } from '../../../editor/canvas/routing/cards.ts';
import { placeLabels } from '../../../editor/canvas/routing/labels.ts';
import type { LabelPlace } from '../../../editor/canvas/routing/labels.ts';
import { cardsIn, routeEdges } from '../../../editor/canvas/routing/routes.ts';
import { roundedPath, runsTogether, simplify, stretchesOf } from '../../../editor/canvas/routing/segments.ts';
import { tidy } from '../../../editor/playbook/edit/tidy.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { templates } from '../../../rules/templates/index.ts';

const cards = (places: Readonly<Record<string, readonly [x: number, y: number]>>): Cards =>
  cardsAt(new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }])));
const edge = (from: string, to: string, id = `${from}_${to}`) => ({ id, from, to });

/** Cards on a grid with the file's usual gaps, none over another. */
const grids = fc
  .uniqueArray(fc.record({ column: fc.nat(6), row: fc.nat(6) }), {
    minLength: 2,
    maxLength: 14,
    selector: ({ column, row }) => column * 10 + row,
  })
  .chain((cells) =>
    fc.record({
      places: fc.constant(
        new Map<string, Point>(cells.map(({ column, row }, at) => [`n${at}`, { x: column * 341, y: row * 125 }])),
      ),
      edges: fc.array(
        fc
          .tuple(fc.nat(cells.length - 1), fc.nat(cells.length - 1))
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => edge(`n${a}`, `n${b}`)),
        { maxLength: 14 },
      ),
    }),
  );

describe('an edge', () => {
  it('runs straight to a card beside it and to one below it', () => {
    const at = cards({ a: [0, 0], b: [400, 0], c: [0, 200] });
    const routes = routeEdges([edge('a', 'b'), edge('a', 'c')], at);
    expect(routes.get('a_b')!.points).toHaveLength(2);
    expect(routes.get('a_c')).toMatchObject({ source: 'bottom', target: 'top' });
    expect(routes.get('a_c')!.points).toHaveLength(2);
  });

  it('goes round a card that lies between its ends', () => {
    const at = cards({ a: [0, 0], between: [341, 0], b: [682, 0] });
    const { points } = routeEdges([edge('a', 'b')], at).get('a_b')!;
    expect(stretchesOf(points).some((box) => cardsIn(box, edge('a', 'b'), at) > 0)).toBe(false);
  });

  it('never runs through a card of a grid, wherever it leads', () => {
    fc.assert(
      fc.property(grids, ({ places, edges }) => {
        const at = cardsAt(places);
        for (const [id, { points }] of routeEdges(edges, at)) {
          const of = edges.find((each) => each.id === id)!;
          expect(stretchesOf(points).filter((box) => cardsIn(box, of, at) > 0)).toEqual([]);
        }
      }),
    );
  });

  it('leaves on the right or below, arrives on the left or above, and turns at right angles only', () => {
    fc.assert(
      fc.property(grids, ({ places, edges }) => {
        const at = cardsAt(places);
        for (const [id, { points, source, target }] of routeEdges(edges, at)) {
          const of = edges.find((each) => each.id === id)!;
          const [from, to] = [at.get(of.from)!, at.get(of.to)!];
          const [start, end] = [points[0]!, points.at(-1)!];
          expect(source === 'right' ? start.x : start.y).toBe(source === 'right' ? from.right : from.bottom);
          expect(target === 'left' ? end.x : end.y).toBe(target === 'left' ? to.left : to.top);
          expect(stretchesOf(points).every((box) => box.left === box.right || box.top === box.bottom)).toBe(true);
        }
      }),
    );
  });

  it('does not run on an edge that has nothing to do with it, if there is room beside', () => {
    const at = cards({ a: [0, 0], b: [341, 250], c: [0, 125], d: [341, 375] });
    const routes = routeEdges([edge('a', 'b'), edge('c', 'd')], at);
    const [one, other] = [stretchesOf(routes.get('a_b')!.points), stretchesOf(routes.get('c_d')!.points)];
    expect(one.flatMap((a) => other.map((b) => runsTogether(a, b, 6))).filter((length) => length > 0)).toEqual([]);
  });

  it('keeps the way that it is told to keep', () => {
    const at = cards({ a: [0, 0], b: [400, 0] });
    const kept = routeEdges([edge('a', 'b')], at).get('a_b')!;
    const moved = cards({ a: [0, 300], b: [400, 0] });
    expect(routeEdges([edge('a', 'b')], moved, new Map([['a_b', kept]])).get('a_b')).toBe(kept);
  });

  it('between cards on top of each other still has some way', () => {
    const at = cards({ a: [0, 0], b: [10, 10] });
    expect(routeEdges([edge('a', 'b')], at).get('a_b')!.points.length).toBeGreaterThan(1);
  });

  it('is drawn with its corners rounded, through no more points than it turns at', () => {
    const points = simplify([
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 40 },
      { x: 50, y: 40 },
    ]);
    expect(points).toHaveLength(3);
    expect(roundedPath(points, 10)).toBe('M0,0L40,0Q50,0 50,10L50,40');
  });
});

const boxOf = ({ x, y, maxWidth, stacked }: LabelPlace, button: number): Box => {
  const width = stacked || button === 0 ? Math.max(maxWidth, button) : maxWidth + button + (maxWidth > 0 ? 3 : 0);
  const height = stacked ? 39 : 18;
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
};

describe('a label', () => {
  const label = (from: string, to: string, words: number) => ({ ...edge(from, to), edge: `${from}_${to}`, words });

  it('lies on its own edge', () => {
    fc.assert(
      fc.property(grids, fc.integer({ min: 20, max: 150 }), ({ places, edges }, words) => {
        const at = cardsAt(places);
        const unique = [...new Map(edges.map((each) => [each.id, each])).values()];
        const routes = routeEdges(unique, at);
        const wishes = unique.map((each) => ({ ...label(each.from, each.to, words), button: 0 }));
        for (const [id, place] of placeLabels(wishes, routes, at)) {
          const onIt = stretchesOf(routes.get(id)!.points).some(
            (box) =>
              place.x >= box.left - 0.1 &&
              place.x <= box.right + 0.1 &&
              place.y >= box.top - 0.1 &&
              place.y <= box.bottom + 0.1,
          );
          expect(onIt).toBe(true);
        }
      }),
    );
  });

  it('that has no room between two cards is cut to the gap, its button below it', () => {
    const at = cards({ a: [0, 0], b: [NODE_WIDTH + 90, 0] });
    const routes = routeEdges([edge('a', 'b')], at);
    const place = placeLabels([{ ...label('a', 'b', 140), button: BUTTON }], routes, at).get('a_b')!;
    expect(place.stacked).toBe(true);
    expect(place.maxWidth).toBeLessThan(90);
  });
});

const drawings: [string, Playbook][] = templates.flatMap(({ id, playbook }): [string, Playbook][] => [
  [`${id} (zh-CN)`, playbook('zh-CN')],
  [`${id} (en)`, playbook('en')],
  [`${id}, tidied up`, tidy(playbook('zh-CN'))],
]);

describe.each(drawings)('the template %s', (name, playbook) => {
  const lanes = layOutLanes(playbook);
  const { nodes, edges } = toFlow(playbook, lanes);
  const at = cardsAt(new Map(nodes.map((node) => [node.id, node.position])));
  const language = name.includes('(en)') ? 'en' : 'zh-CN';

  it('has no card over another, and none across the border of a lane', () => {
    for (const node of nodes) {
      const card = at.get(node.id)!;
      expect(at.near(card).map(({ id }) => id)).toEqual([node.id]);
      const { phase } = node.data.node;
      expect([laneAt(lanes, card.left).phase, laneAt(lanes, card.left + NODE_WIDTH).phase]).toEqual([phase, phase]);
      expect(card.bottom - card.top).toBe(NODE_HEIGHT);
    }
  });

  it('has no edge through a card', () => {
    const through = edges.filter(({ data }) =>
      stretchesOf(data!.route.points).some((box) => cardsIn(box, data!.edge, at) > 0),
    );
    expect(through.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['to look at', 0],
    ['to edit', BUTTON],
  ])('%s has no label over a card or another label', (_, button) => {
    const wishes = edges.map(({ id, source, target, data }) => ({
      edge: id,
      from: source,
      to: target,
      words: labelWidth(outcomeLabel(data!, language), false),
      button,
    }));
    const routes = new Map(edges.map(({ id, data }) => [id, data!.route]));
    const written = wishes.filter(({ words }) => words > 0);
    const places = placeLabels(wishes, routes, at);
    const boxes = written.map(({ edge: id }) => ({ id, box: boxOf(places.get(id)!, button) }));
    expect(boxes.filter(({ box }) => at.near(box).length > 0)).toEqual([]);
    const over = boxes.flatMap((a, index) =>
      boxes.slice(index + 1).flatMap((b) => (overlaps(a.box, b.box) ? [`${a.id} and ${b.id}`] : [])),
    );
    expect(over).toEqual([]);
  });
});
