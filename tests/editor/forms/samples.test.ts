import { createSampleStore } from '../../../editor/playbook/trial/samples.ts';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
      removeItem: (key: string) => stored.delete(key),
    },
  });
});

describe('pinned samples', () => {
  it('are there again at the next visit, per playbook and node', () => {
    createSampleStore('a').pin('watch', 'metric x', 0.04);
    expect(createSampleStore('a').getState().byNode).toEqual({ watch: { 'metric x': 0.04 } });
    expect(createSampleStore('b').getState().byNode).toEqual({});
  });

  it('leave nothing behind once the last value is taken off', () => {
    const store = createSampleStore('a');
    store.pin('watch', 'row stock', 5);
    store.pin('watch', 'row stock', undefined);
    expect(store.getState().byNode).toEqual({});
    expect(stored.size).toBe(0);
  });

  it('go with a node that gets another id', () => {
    const store = createSampleStore('a');
    store.pinAll('watch', { 'row stock': 5 });
    store.rename('watch', 'hotItems');
    expect(store.getState().byNode).toEqual({ hotItems: { 'row stock': 5 } });
  });

  it('are forgotten, not fatal, where something else lies in their place', () => {
    stored.set('dacu.samples.a', '{"watch": 5');
    expect(createSampleStore('a').getState().byNode).toEqual({});
  });
});
