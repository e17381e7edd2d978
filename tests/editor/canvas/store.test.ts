import { createDocumentStore } from '../../../editor/playbook/store/document.ts';
import { DraftSaver } from '../../../editor/playbook/draft/saver.ts';
import type { SaveAnswer, SaverPorts } from '../../../editor/playbook/draft/saver.ts';
import { checkDraft } from '../../../editor/playbook/analysis/check.ts';
import { changeNode, setConfig } from '../../../editor/playbook/edit/nodes.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { examplePlaybook, nodeOf } from './example.ts';

const titled = (title: string) => (playbook: Playbook) => changeNode(playbook, 'act', { title });

describe('undo', () => {
  it('takes one gesture back at a time, and brings it back', () => {
    const doc = createDocumentStore(examplePlaybook());
    doc.apply(titled('a'));
    doc.apply(titled('b'));
    doc.undo();
    expect(nodeOf(doc.getState().playbook, 'act').title).toBe('a');
    doc.redo();
    expect(nodeOf(doc.getState().playbook, 'act').title).toBe('b');
  });

  it('takes typing in one field back as one step, until the field is left', () => {
    const doc = createDocumentStore(examplePlaybook());
    for (const text of ['h', 'he', 'hel']) doc.apply(titled(text), 'act/title');
    doc.endMerge();
    for (const text of ['help', 'helps']) doc.apply(titled(text), 'act/title');
    doc.undo();
    expect(nodeOf(doc.getState().playbook, 'act').title).toBe('hel');
    doc.undo();
    expect(nodeOf(doc.getState().playbook, 'act').title).toBe('act');
  });

  it('makes no step of a change that changes nothing', () => {
    const doc = createDocumentStore(examplePlaybook());
    doc.apply((playbook) => playbook);
    expect(doc.temporal.getState().pastStates).toEqual([]);
  });

  it('does not reach behind a loaded document, which is not reported as an edit', () => {
    const doc = createDocumentStore(examplePlaybook());
    const edits: Playbook[] = [];
    doc.onEdit((playbook) => edits.push(playbook));
    doc.apply(titled('mine'));
    doc.load({ ...examplePlaybook(), name: 'theirs' });
    doc.undo();
    expect(doc.getState().playbook.name).toBe('theirs');
    expect(edits).toHaveLength(1);
  });
});

const STAMP = { revision: 1, updatedAt: '2026-10-01T10:00:00+08:00', updatedBy: 'chen' };

/** A saver with answers given by hand and a clock that moves only when told. */
function rig(answers: readonly (SaveAnswer | ((playbook: Playbook) => SaveAnswer))[]) {
  const sent: { name: string; revision: number }[] = [];
  const kept: { name: string; revision: number }[] = [];
  let due: (() => void) | undefined;
  const ports: SaverPorts = {
    save(playbook, revision) {
      sent.push({ name: playbook.name, revision });
      const answer = answers[sent.length - 1]!;
      return Promise.resolve(typeof answer === 'function' ? answer(playbook) : answer);
    },
    backup: {
      keep: (playbook, revision) => void kept.push({ name: playbook.name, revision }),
      drop: () => void kept.splice(0),
    },
    schedule(run) {
      due = run;
      return () => (due = undefined);
    },
  };
  const pass = async () => {
    const run = due;
    due = undefined;
    run?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { saver: new DraftSaver(ports, STAMP), sent, kept, pass, isDue: () => due !== undefined };
}

const named = (name: string): Playbook => ({ ...examplePlaybook(), name });
const saved = (revision: number): SaveAnswer => ({ type: 'saved', stamp: { ...STAMP, revision } });

describe('saving a draft', () => {
  it('sends the newest state once after a quiet moment, then the next on top of the new revision', async () => {
    const { saver, sent, kept, pass } = rig([saved(2), saved(3)]);
    saver.changed(named('a'));
    saver.changed(named('b'));
    await pass();
    expect(sent).toEqual([{ name: 'b', revision: 1 }]);
    expect(saver.state().type).toBe('saved');
    expect(kept).toEqual([]);
    saver.changed(named('c'));
    await pass();
    expect(sent.at(-1)).toEqual({ name: 'c', revision: 2 });
  });

  it('sends what was changed while a request was under way after it', async () => {
    const { saver, sent, pass } = rig([
      () => {
        saver.changed(named('b'));
        return saved(2);
      },
      saved(3),
    ]);
    saver.changed(named('a'));
    await pass();
    expect(saver.state().type).toBe('waiting');
    await pass();
    expect(sent).toEqual([
      { name: 'a', revision: 1 },
      { name: 'b', revision: 2 },
    ]);
  });

  it('keeps trying without a connection and keeps the work meanwhile', async () => {
    const { saver, sent, kept, pass } = rig([{ type: 'unreachable' }, { type: 'unreachable' }, saved(2)]);
    saver.changed(named('a'));
    await pass();
    expect(saver.state().type).toBe('offline');
    expect(kept).toEqual([{ name: 'a', revision: 1 }]);
    await pass();
    await pass();
    expect(sent).toHaveLength(3);
    expect(saver.state().type).toBe('saved');
  });

  it('stops at a newer draft of someone else, keeps ours, and goes on after theirs was taken', async () => {
    const theirs = { ...STAMP, revision: 7, updatedBy: 'li', playbook: named('theirs') };
    const { saver, sent, kept, pass, isDue } = rig([{ type: 'conflict', theirs }, saved(8)]);
    saver.changed(named('mine'));
    await pass();
    saver.changed(named('mine too'));
    expect(isDue()).toBe(false);
    expect(saver.state()).toEqual({ type: 'conflict', theirs });
    expect(kept.at(-1)).toEqual({ name: 'mine too', revision: 1 });
    saver.took(theirs);
    saver.changed(named('after'));
    await pass();
    expect(sent.at(-1)).toEqual({ name: 'after', revision: 7 });
  });

  it('takes a conflict with its own lost answer for saved', async () => {
    const { saver, pass } = rig([(playbook) => ({ type: 'conflict', theirs: { ...STAMP, revision: 2, playbook } })]);
    saver.changed(named('a'));
    await pass();
    expect(saver.state().type).toBe('saved');
  });

  it('says what the engine refused, and tries again with the next change', async () => {
    const { saver, sent, pass } = rig([
      { type: 'refused', message: { en: 'no', 'zh-CN': '否' }, problems: [] },
      saved(2),
    ]);
    saver.changed(named('a'));
    await pass();
    expect(saver.state().type).toBe('refused');
    saver.changed(named('b'));
    await pass();
    expect(sent.at(-1)?.name).toBe('b');
    expect(saver.state().type).toBe('saved');
  });

  it('sends nothing by itself after the editor was left', () => {
    const { saver, isDue } = rig([]);
    saver.stop();
    saver.changed(named('a'));
    expect(isDue()).toBe(false);
    saver.start();
    expect(isDue()).toBe(true);
  });
});

describe('checking a draft', () => {
  it('reports a half-typed field at its node and still finds what is wrong elsewhere', () => {
    const half = setConfig(examplePlaybook(), 'budget', { approvers: { role: 'manager' }, due: 'T0 +' });
    const { problems } = checkDraft(half);
    expect(problems).toContainEqual(
      expect.objectContaining({ place: { pointer: '/nodes/1/config/due', node: 'budget' } }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'outcome-without-edge', place: expect.objectContaining({ node: 'act' }) }),
    );
  });

  it('does not take rules of a half-typed monitor for gone: its edges stay right', () => {
    const { sound } = checkDraft(examplePlaybook());
    const { window, rules } = nodeOf(examplePlaybook(), 'watch').config as { window: object; rules: object[] };
    const half = setConfig(examplePlaybook(), 'watch', { window: { ...window, to: 'T1 +' }, rules });
    const codes = checkDraft(half, sound).problems.map((problem) => problem.code);
    expect(codes).toContain('bad-instant');
    expect(codes).not.toContain('unknown-outcome');
  });
});
