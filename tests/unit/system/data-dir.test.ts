import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDir } from '../../../engine/system/data-dir.ts';
import { dataDirUnusable } from '../../../engine/system/problems.ts';

describe('the data folder', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dacu-data-dir-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  it('is made where it is not there', async () => {
    const folder = join(home, 'a', 'b');
    await openDataDir(folder);
    await openDataDir(folder);
    expect((await stat(folder)).isDirectory()).toBe(true);
  });

  it('that is a file, or below one, is refused with the way out', async () => {
    const file = join(home, 'data');
    await writeFile(file, '');
    for (const folder of [file, join(file, 'inner')]) {
      await expect(openDataDir(folder)).rejects.toThrow(
        `The data folder ${folder} cannot be used: it is a file, or lies below one. Name another with DACU_DATA_DIR`,
      );
    }
  });

  it('that may not be written is refused in words', () => {
    const { problem } = dataDirUnusable(Object.assign(new Error('EACCES'), { code: 'EACCES' }), '/data');
    expect(problem.message['zh-CN']).toBe(
      '数据目录 /data 无法使用：当前用户没有写入权限。请用 DACU_DATA_DIR 另选目录，或修复此目录。',
    );
  });
});
