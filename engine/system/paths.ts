import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, the same whether this runs from source or from `dist/`. */
export const projectRoot: URL = [new URL('../../', import.meta.url), new URL('../../../', import.meta.url)].find(
  (each) => existsSync(new URL('package.json', each)),
)!;

const inDist = (file: string): string => fileURLToPath(new URL(`dist/${file}`, projectRoot));

/** The prebuilt workflow bundle. */
export const workflowBundlePath = inDist('workflow-bundle.js');
/** The built editor's folder. */
export const editorPath = inDist('editor');
