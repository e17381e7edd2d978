import { temporal } from 'zundo';
import type { TemporalState } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Playbook } from '../../../rules/playbook/schema.ts';

/**
 * The playbook being edited. Of its structure all is sound, except that a node's config, while its form is half filled
 * in, may not be what its kind's schema asks for.
 */
export interface DocumentState {
  readonly playbook: Playbook;
}

type History = TemporalState<DocumentState>;

export interface DocumentStore extends StoreApi<DocumentState> {
  readonly temporal: StoreApi<History>;
  /**
   * Carries out a change. Changes in a row with the same `merge` (typing in one field, nudging one selection) are one
   * step for undo.
   */
  apply(change: (playbook: Playbook) => Playbook, merge?: string): void;
  undo(): void;
  redo(): void;
  /** Replaces the whole document; nothing before it can be undone to. */
  load(playbook: Playbook): void;
  /** Listens to what a person changes, undoing included, and not to what is loaded. */
  onEdit(listener: (playbook: Playbook) => void): () => void;
  /** The next change is a step of its own, whatever it would have merged with. */
  endMerge(): void;
}

const STEPS = 200;

export function createDocumentStore(initial: Playbook): DocumentStore {
  const store = createStore<DocumentState>()(
    temporal((): DocumentState => ({ playbook: initial }), {
      limit: STEPS,
      equality: (past, current) => past.playbook === current.playbook,
    }),
  );
  let merging: string | undefined;
  let loading = false;
  const history = () => store.temporal.getState();
  return Object.assign(store, {
    apply(change: (playbook: Playbook) => Playbook, merge?: string) {
      const before = store.getState().playbook;
      const after = change(before);
      if (after === before) return;
      const joins = merge !== undefined && merge === merging;
      merging = merge;
      if (joins) history().pause();
      store.setState({ playbook: after });
      if (joins) history().resume();
    },
    undo() {
      merging = undefined;
      history().undo();
    },
    redo() {
      merging = undefined;
      history().redo();
    },
    load(playbook: Playbook) {
      merging = undefined;
      history().pause();
      loading = true;
      store.setState({ playbook });
      loading = false;
      history().clear();
      history().resume();
    },
    onEdit: (listener: (playbook: Playbook) => void) =>
      store.subscribe((state, before) => {
        if (!loading && state.playbook !== before.playbook) listener(state.playbook);
      }),
    endMerge() {
      merging = undefined;
    },
  });
}
