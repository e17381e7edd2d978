import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { json } from '../../../rules/api/common.ts';
import type { Json } from '../../../rules/json.ts';
import type { Sample } from '../../../rules/trial/sample.ts';

/** The sample values that are pinned to the nodes of one playbook, by node. */
export interface PinnedSamples {
  readonly byNode: Readonly<Record<string, Sample>>;
}

export interface SampleStore extends StoreApi<PinnedSamples> {
  /** Pins a value to a node; undefined takes it off. */
  pin(node: string, key: string, value: Json | undefined): void;
  pinAll(node: string, values: Sample): void;
  unpinAll(node: string): void;
  /** A node has another id from now on. */
  rename(from: string, to: string): void;
}

const keyOf = (playbook: string): string => `dacu.samples.${playbook}`;
const storedSchema = z.record(z.string(), z.record(z.string(), json));

const stores = new Map<string, SampleStore>();

/** The pinned samples of a playbook. They are kept in this browser: what is tried is nobody's content. */
export function samplesOf(playbook: string): SampleStore {
  const known = stores.get(playbook) ?? createSampleStore(playbook);
  stores.set(playbook, known);
  return known;
}

export function createSampleStore(playbook: string): SampleStore {
  const store = createStore<PinnedSamples>()(() => ({ byNode: read(playbook) }));
  const write = (byNode: PinnedSamples['byNode']) => {
    store.setState({ byNode });
    keep(playbook, byNode);
  };
  const change = (node: string, to: (sample: Sample) => Sample) => {
    const { [node]: before = {}, ...others } = store.getState().byNode;
    const after = to(before);
    write(Object.keys(after).length === 0 ? others : { ...others, [node]: after });
  };
  return Object.assign(store, {
    pin: (node: string, key: string, value: Json | undefined) =>
      change(node, (before) => {
        const others = Object.fromEntries(Object.entries(before).filter(([each]) => each !== key));
        return value === undefined ? others : { ...others, [key]: value };
      }),
    pinAll: (node: string, values: Sample) => change(node, (before) => ({ ...before, ...values })),
    unpinAll: (node: string) => change(node, () => ({})),
    rename(from: string, to: string) {
      const { [from]: sample, ...others } = store.getState().byNode;
      if (sample) write({ ...others, [to]: sample });
    },
  });
}

function read(playbook: string): PinnedSamples['byNode'] {
  try {
    return storedSchema.parse(JSON.parse(globalThis.localStorage.getItem(keyOf(playbook)) ?? '{}'));
  } catch {
    return {};
  }
}

function keep(playbook: string, byNode: PinnedSamples['byNode']): void {
  try {
    if (Object.keys(byNode).length === 0) globalThis.localStorage.removeItem(keyOf(playbook));
    else globalThis.localStorage.setItem(keyOf(playbook), JSON.stringify(byNode));
  } catch {
    // A browser that stores nothing: the samples hold until the page is closed.
  }
}
