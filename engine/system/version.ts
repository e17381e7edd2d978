import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectRoot } from './paths.ts';

/** The product's version, as package.json has it. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('package.json', projectRoot), 'utf8'))).version;
