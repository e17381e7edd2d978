import { setImmediate as nextTurn } from 'node:timers/promises';
import { Cleanup } from '../../../engine/system/cleanup.ts';

describe('what must be undone', () => {
  it('is undone last first, all of it, and tells the first failure', async () => {
    const cleanup = new Cleanup();
    const undone: string[] = [];
    const step = (name: string, error?: Error) => async () => {
      undone.push(name);
      if (error) throw error;
    };
    cleanup.add(step('store'));
    cleanup.add(step('connection', new Error('second')));
    cleanup.add(step('worker', new Error('first')));
    await expect(cleanup.run()).rejects.toThrow('first');
    expect(undone).toEqual(['worker', 'connection', 'store']);
  });

  it('waits for what is still starting', async () => {
    const cleanup = new Cleanup();
    const undone: string[] = [];
    let started!: (name: string) => void;
    cleanup.add(async () => void undone.push('store'));
    cleanup.addStarting(new Promise<string>((resolve) => (started = resolve)), async (name) => void undone.push(name));
    const running = cleanup.run();
    await nextTurn();
    expect(undone).toEqual([]);
    started('worker');
    await running;
    expect(undone).toEqual(['worker', 'store']);
  });

  it('has nothing to stop of what did not start', async () => {
    const cleanup = new Cleanup();
    const undone: string[] = [];
    cleanup.add(async () => void undone.push('store'));
    cleanup.addStarting(Promise.reject(new Error('no port')), async () => void undone.push('worker'));
    await cleanup.run();
    expect(undone).toEqual(['store']);
  });
});
