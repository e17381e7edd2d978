import { allFindings } from './finding.ts';
import type { Finding } from './finding.ts';
// Brings in all that defines findings.
import './lint.ts';

const HEAD = `# What lint finds

Generated from the definitions by \`npm run docs\`; do not edit. An error blocks a submission, a warning does not. Words
in curly brackets stand for what is found. \`npm run -s dacu -- lint FILE\` lists the findings of a file, each with its
place and, where it is clear what to do, a fix; \`--fix\` applies the fixes.

What is said of conditions is sound, not complete: “never” and “always” hold for every value that parameters can be
given within their bounds. Why the findings are what they are: [decision 8](decisions/0008-lint.md).
`;

/** docs/lint.md: every finding with its severity, words in both languages and an example. */
export function lintMarkdown(): string {
  const findings = allFindings();
  const section = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).map(describe);
  return [HEAD, '## Errors\n', ...section('error'), '## Warnings\n', ...section('warning')].join('\n');
}

const describe = ({ code, text, example }: Finding): string =>
  [`### ${code}\n`, `- ${text.en}`, `- ${text['zh-CN']}`, `- Example: \`${example}\`\n`].join('\n');
