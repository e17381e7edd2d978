import { writeFileSync } from 'node:fs';
import { generatedDocs } from '../../rules/docs/generated.ts';

/** The parts of the docs that are generated; a test says when one is out of date. */
for (const [file, markdown] of Object.entries(generatedDocs)) {
  writeFileSync(new URL(`../../docs/${file}`, import.meta.url), markdown());
}
