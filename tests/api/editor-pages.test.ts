import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let folder: string;
let api: RunningApi;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dacu-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Dacu</title>');
  await writeFile(join(folder, 'assets', 'main-abc.js'), 'run()');
  api = await startApi({ editorDir: folder });
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const get = async (path: string, accept = 'text/html') => {
  const response = await fetch(`${api.url}${path}`, { headers: { accept } });
  return { status: response.status, text: await response.text(), cache: response.headers.get('cache-control') };
};

describe('the editor’s pages', () => {
  it('are one document for all paths of the editor, always fresh', async () => {
    for (const path of ['/', '/campaigns/double-11', '/playbooks/x?y=z']) {
      expect(await get(path)).toEqual({ status: 200, text: '<title>Dacu</title>', cache: 'no-cache' });
    }
  });

  it('have built files that are kept for ever, and none that are missing', async () => {
    expect(await get('/assets/main-abc.js', '*/*')).toEqual({
      status: 200,
      text: 'run()',
      cache: 'public, max-age=31536000, immutable',
    });
    const missing = await get('/assets/main-old.js', '*/*');
    expect([missing.status, missing.text]).toEqual([404, expect.not.stringContaining('<title>')]);
  });

  it('leave the API and other methods alone, and nothing outside of their folder is given out', async () => {
    expect((await get('/api/v1/nothing')).text).toContain('no-such-route');
    expect((await fetch(`${api.url}/campaigns`, { method: 'POST' })).status).toBe(404);
    const outside = await get('/..%2f..%2f..%2fetc%2fpasswd');
    expect(outside.text).not.toContain('root:');
  });
});
