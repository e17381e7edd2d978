import { nodeName, tellProblem } from '../../../editor/playbook/problems/tell.ts';
import { checkDraft } from '../../../editor/playbook/analysis/check.ts';
import { changeNode } from '../../../editor/playbook/edit/nodes.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { examplePlaybook } from './example.ts';

/** The sentences about a node that leads nowhere. */
function told(playbook: Playbook, node: string, language: Language): string[] {
  return checkDraft(playbook)
    .problems.filter(({ code, place }) => code === 'outcome-without-edge' && place.node === node)
    .map((problem) => tellProblem(problem, playbook, language));
}

const titled = changeNode(examplePlaybook(), 'act', { title: '补货' });

describe('a problem on the screen', () => {
  it('names nodes and outcomes by their titles, in the reader’s language', () => {
    expect(told(titled, 'act', 'zh-CN').join()).toMatch(/“完成”.*“补货”|“补货”.*“完成”/);
    expect(told(titled, 'act', 'en').join()).not.toContain('“act”');
  });

  it('adds the id where two nodes have one title', () => {
    const twice = changeNode(titled, 'budget', { title: '补货' });
    expect(told(twice, 'act', 'zh-CN').join()).toContain('“补货 (act)”');
  });

  it('shows what kind a node without a title is', () => {
    expect(nodeName(changeNode(titled, 'act', { title: '' }), 'act', 'en')).toBe('Task');
  });

  it('names what it speaks of also where its field was looked up afterwards', () => {
    const nodes = titled.nodes.map((node) =>
      node.id === 'act' && node.kind === 'task' ? { ...node, config: { ...node.config, due: 'T0 - P300D' } } : node,
    );
    const dull = { ...titled, nodes };
    const [late] = checkDraft(dull).problems.filter(({ code }) => code === 'deadline-before-entry');
    expect(late?.place.field).toBe('/config/due');
    expect(tellProblem(late!, dull, 'zh-CN')).toMatch(/^“补货”.*“T0 − 300天”/);
  });

  it('says bounds as people write them: money in its currency, ratios in percent', () => {
    const parameters = {
      budget: { type: 'money' as const, title: 'Budget', default: 500, min: 10_000, max: 5_000_000 },
      share: { type: 'ratio' as const, title: 'Share', default: 1.5 },
    };
    const sentences = checkDraft({ ...titled, parameters })
      .problems.filter(({ code }) => code === 'out-of-bounds')
      .map((problem) => tellProblem(problem, { ...titled, parameters }, 'en'));
    expect(sentences).toEqual([
      '“Budget” must lie between ¥100 and ¥50,000; it is ¥5.',
      '“Share” must lie between 0% and 100%; it is 150%.',
    ]);
  });

  it('that came from elsewhere is shown as it was sent', () => {
    const sent = {
      code: 'other',
      severity: 'error' as const,
      place: { pointer: '', node: 'act' },
      message: { en: 'As sent.', 'zh-CN': '原文。' },
    };
    expect(tellProblem(sent, titled, 'en')).toBe('As sent.');
  });
});
