import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

describe('package-lock.json', () => {
  it('names no registry host, so that any registry or mirror will do', () => {
    const hosts = Object.entries(packages).filter(([, { resolved }]) => /^(https?|git)/.test(resolved ?? ''));
    expect(hosts.map(([path]) => path)).toEqual([]);
  });

  it('has the optional packages of every platform: npm ci refuses it otherwise', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isInstalledFor(path, name)),
    );
    expect(missing).toEqual([]);
  });
});

/** Whether Node, from the package at `path`, would find `name`: in its own node_modules or in one further out. */
function isInstalledFor(path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}
