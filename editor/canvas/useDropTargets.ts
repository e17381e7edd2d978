import { useMemo, useState } from 'react';
import type { PhaseId } from '../../rules/playbook/schema.ts';
import type { Point } from './geometry.ts';
import { laneAt, laneOfCard } from './lanes.ts';
import type { Lanes } from './lanes.ts';
import { noteIdOf } from './notes/flow.ts';

const NOWHERE: ReadonlySet<PhaseId> = new Set();

interface DropTargets {
  readonly targets: ReadonlySet<PhaseId>;
  /** Takes where the corner of a card would come that is dragged here from elsewhere; undefined when it is gone. */
  onOver(corner: Point | undefined): void;
}

/** The lanes in which what is dragged would fall: the cards and notes at these places, or a card from elsewhere. */
export function useDropTargets(lanes: Lanes, dragged: ReadonlyMap<string, Point>): DropTargets {
  const [over, setOver] = useState<PhaseId>();
  const targets = useMemo(() => {
    if (over !== undefined) return new Set([over]);
    if (dragged.size === 0) return NOWHERE;
    const laneOf = (id: string, { x }: Point) => (noteIdOf(id) === undefined ? laneOfCard(lanes, x) : laneAt(lanes, x));
    return new Set([...dragged].map(([id, at]) => laneOf(id, at).phase));
  }, [lanes, dragged, over]);
  return { targets, onOver: (corner) => setOver(corner && laneOfCard(lanes, corner.x).phase) };
}
