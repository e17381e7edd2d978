import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash over the names and contents of files: of the paths given (relative to `root`), and of all files below those
 * that are folders. A path that does not exist counts as such.
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) addPath(hash, root, path);
  return hash.digest('hex');
}

function addPath(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full)) hash.update(`absent ${path}\n`);
  else if (statSync(full).isDirectory()) {
    const names = readdirSync(full).sort();
    for (const name of names) if (!name.startsWith('.')) addPath(hash, root, `${path}/${name}`);
  } else {
    const content = readFileSync(full);
    hash.update(`file ${path} ${content.length}\n`).update(content);
  }
}
