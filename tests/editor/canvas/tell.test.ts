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
