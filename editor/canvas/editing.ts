import type { Kind } from '../../rules/kinds/faces.ts';
import type { PhaseId } from '../../rules/playbook/schema.ts';
import type { Point } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import type { NoteActs } from './notes/acts.ts';

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

/** What a canvas that can be edited reports. Points are canvas pixels, `screen` ones are pixels of the window. */
export interface CanvasEditing {
  readonly lanes: Lanes;
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  readonly selectedNotes: ReadonlySet<string>;
  /** The note whose text is being written. */
  readonly editedNote: string | undefined;
  readonly notes: NoteActs;
  onSelect(selection: Selection): void;
  onOpen(node: string | undefined): void;
  /** Nodes and notes were dragged to places. */
  onMove(nodes: ReadonlyMap<string, Point>, notes: ReadonlyMap<string, Point>): void;
  onConnect(from: string, to: string, screen: Point): void;
  /** A connection was let go over empty canvas. */
  onConnectNew(from: string, at: Point, screen: Point): void;
  onInsert(edge: string, at: Point, screen: Point): void;
  onAdd(at: Point, screen: Point): void;
  onDropKind(kind: Kind, at: Point): void;
  onPointer(at: Point): void;
  onProblem(node: string): void;
  onWiden(phase: PhaseId, byPx: number): void;
  onReconnect(edge: string, to: string): void;
}

/** The type under which the palette's entries travel while they are dragged. */
export const DRAGGED_KIND = 'application/x-dacu-kind';
