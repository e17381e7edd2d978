import { PHASES } from '../playbook/schema.ts';
import { operators } from '../conditions/operators.ts';

/** The sentences of docs/language.md that no definition holds. */
export const HEAD = `# The language of playbooks

Generated from the definitions by \`npm run docs\`; do not edit. Each field stands with its title in English and Chinese,
as forms show it; \`a.b\` is the field \`b\` of \`a\`, \`a[].b\` that of each member of a list, \`a.*\` any name. Where an object
has several forms, the column “form” says which of them a field is in: write the fields of one. What lint finds is in [lint.md](lint.md), the JSON Schema is printed by \`npm run -s dacu -- schema\`.
`;

export const FILE = `A playbook is one JSON file: nodes in ${PHASES.length} phases (${PHASES.join(', ')}) and edges between their outcomes. A node is
\`{id, kind, phase, title, config, position, description?}\`. Ids are a letter, then letters, digits or \`_\`: they are names
in expressions, unique across parameters, variables, sets and nodes. A field that is not listed is an error. Phases group
and place nodes in time; they never gate. An anchor without \`at\` is given at launch.
`;

export const INSTANTS = `- **Instants** are relative to anchors: \`T0\`, \`T0 - P21D\`, \`T0 + PT90M\`, \`T0 - P1D @ 20:00\` (that local day at 20:00).
  \`now\` is when the node was entered.
- **Durations** are ISO 8601. Days, weeks and months are calendar units in the playbook’s time zone; hours and minutes are
  exact. Where an instant or a duration may stand, a duration counts from entering.
- **Money** is an integer of minor units of the playbook’s currency (分 for CNY). **Ratios** lie in 0–1.
`;

const own = Object.entries(operators).flatMap(([name, { builtin }]) => (builtin ? [] : [name]));

export const CONDITIONS = `json-rules-engine’s own: \`{all: […]}\`, \`{any: […]}\`, \`{not: …}\`, \`{condition: name}\` for a shared one, and
\`{fact, params?, path?, operator, value}\`. A value may also be a fact, or \`{"expr": FEEL}\`. \`description\` is shown where a
decision is explained. Operators of our own are ${own.join(', ')}. Missing data never decide.
`;

export const FACTS = `\`path\` is JSONPath into the fact’s value, such as \`$.stock\` of a row.
`;

export const EXPRESSIONS = `FEEL (DMN). Names in scope: parameters and variables, \`node.field\` of forms, \`row\` (its fields as \`row.field\`), \`phase\`,
\`now\`, and the anchors. \`set("name")\` is a stored set, \`count(set("name"))\` its size, \`set("node.rule")\` the rows of the
firing that the token came from; \`rows("name")\` is there in scores and reviews only. \`now()\` and \`today()\` mean campaign
time, regular expressions take linear time. A parameter with \`?\` may be left out. These are the functions, FEEL’s own and Dacu’s (those that FEEL lacks, or that mean more here):
`;

export const METRICS = `A window of an *additive* metric sums its points; of a *distinct* count or a *gauge* it reads the newest point; a *derived*
one is computed from the window’s parts, and has no value where it would divide by zero.
`;

export const SCENARIO = `What happens around a campaign in \`simulate\`. Instants are relative to the anchors, or absolute. A role that is not among
\`people\` never answers. \`failures\` has that many calls of an action fail.
`;
