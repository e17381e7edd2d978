import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Point } from '../../canvas/geometry.ts';
import type { PlaybookView } from '../../calendar/views.ts';
import type { Lanes } from '../../canvas/lanes.ts';

/** Where a node that is about to be picked will go. */
export type PickFor =
  | { readonly type: 'place'; readonly at: Point }
  | { readonly type: 'after'; readonly at: Point; readonly from: string }
  | { readonly type: 'onEdge'; readonly at: Point; readonly edge: string };

export interface Picking {
  readonly for: PickFor;
  /** Where the picker opens, in pixels of the window. */
  readonly screen: Point;
}

/** Two nodes being connected whose outcome is still to be chosen. */
export interface Connecting {
  readonly from: string;
  readonly to: string;
  readonly screen: Point;
}

/** What the screen shows of the document, and nothing that is saved. */
export interface ViewState {
  readonly mode: PlaybookView;
  readonly lanes: Lanes;
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  /** The note whose text is being written. */
  readonly editedNote: string | undefined;
  /** The node whose form is open. */
  readonly open: string | undefined;
  /** The field to be shown and focused next, by its JSON Pointer within the file; `at` tells one request from the next. */
  readonly focus: { readonly pointer: string; readonly at: number } | undefined;
  readonly picking: Picking | undefined;
  readonly connecting: Connecting | undefined;
  readonly panel: 'settings' | 'versions' | 'problems' | 'comments' | undefined;
  /** The comment that the reader has come for. */
  readonly comment: string | undefined;
  readonly palette: boolean;
  /** The corner at which the next paste goes, on the canvas: the pointer's last place. */
  readonly pointer: Point | undefined;
  /** A day to look at for each given anchor (ISO 8601), so that instants show as dates. */
  readonly anchors: Readonly<Record<string, string>>;
}

export type ViewStore = StoreApi<ViewState>;

export const NOTHING: ReadonlySet<string> = new Set();
export const UNSELECTED = { nodes: NOTHING, edges: NOTHING, notes: NOTHING, editedNote: undefined } as const;

export const createViewStore = (lanes: Lanes): ViewStore =>
  createStore<ViewState>()(() => ({
    mode: 'graph',
    lanes,
    ...UNSELECTED,
    open: undefined,
    focus: undefined,
    picking: undefined,
    connecting: undefined,
    panel: undefined,
    comment: undefined,
    palette: false,
    pointer: undefined,
    anchors: {},
  }));

export const selectOnly = (view: ViewStore, nodes: Iterable<string>, open?: string): void =>
  view.setState({ ...UNSELECTED, nodes: new Set(nodes), open });
