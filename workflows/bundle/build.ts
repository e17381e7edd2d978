import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

/** Where the prebuilt bundle lies; workers start from it at once instead of bundling first. */
export const bundlePath = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));

const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const workflowsPath = fileURLToPath(new URL('../workflows.js', import.meta.url));
  const preloaded = fileURLToPath(new URL('./preloaded.js', import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, preloadModules: [preloaded], logger: quiet });
  await writeFile(bundlePath, code);
}
