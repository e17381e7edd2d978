import { defineProblem } from '../../problems/problem.ts';
import type { Problem } from '../../problems/problem.ts';

const itemNotTicked = defineProblem('checklist-incomplete', {
  en: 'The item “{item}” of the checklist is not ticked.',
  'zh-CN': '检查清单“{item}”未勾选。',
});
const noSuchItem = defineProblem('unknown-checklist-item', {
  en: 'The checklist has no item “{item}”. Items: {known}.',
  'zh-CN': '检查清单中没有“{item}”。清单项：{known}。',
});
const evidenceMissing = defineProblem('evidence-missing', {
  en: 'Evidence is required: a link to it, or a description.',
  'zh-CN': '需要凭证：请填写链接或说明。',
});

/** What a task wants besides its form: items to be ticked, each of them, and evidence, as a link or a description. */
export interface ProofWanted {
  readonly checklist?: readonly string[] | undefined;
  readonly evidence?: boolean | undefined;
}

/** What a person hands in of it. */
export interface Proof {
  readonly checklist?: readonly string[] | undefined;
  readonly evidence?: string | undefined;
}

export function checkProof(wanted: ProofWanted, { checklist: ticked = [], evidence = '' }: Proof): readonly Problem[] {
  const items = wanted.checklist ?? [];
  return [
    ...items.filter((item) => !ticked.includes(item)).map((item) => itemNotTicked('/checklist', { item })),
    ...ticked
      .filter((item) => !items.includes(item))
      .map((item) => noSuchItem('/checklist', { item, known: items.join(', ') || '–' })),
    ...(wanted.evidence && evidence.trim() === '' ? [evidenceMissing('/evidence')] : []),
  ];
}
