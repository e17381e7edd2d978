import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Why the packages in node_modules are not those of package-lock.json, or undefined when they are. Compares what npm
 * says that it installed, so that an `npm install` by hand counts too.
 */
export function packagesProblem(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'node_modules is missing';
  const wanted = readLock(join(root, 'package-lock.json'));
  const installed = readLock(installedFile);
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    // npm leaves out optional packages that are for another platform.
    if (!found && optional) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== version || found.integrity !== integrity) return `${path} is not version ${version}`;
  }
  return undefined;
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}
