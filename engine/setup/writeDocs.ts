import { writeFileSync } from 'node:fs';
import { lintMarkdown } from '../../rules/lint/docs.ts';

/** The parts of the docs that are generated; a test says when one is out of date. */
writeFileSync(new URL('../../docs/lint.md', import.meta.url), lintMarkdown());
