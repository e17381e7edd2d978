import { access, constants, mkdir } from 'node:fs/promises';
import { errorCode } from '../local/errorCode.ts';
import { dataDirUnusable } from './problems.ts';

/** Makes the data folder, if it is not there. @throws LocalServiceError if nothing can be kept in it */
export async function openDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw dataDirUnusable(error, dataDir);
  }
}
