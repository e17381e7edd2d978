import { boxOf, notesOf } from '../../../editor/canvas/notes/place.ts';
import type { Box } from '../../../editor/canvas/notes/place.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../editor/canvas/geometry.ts';
import { layOutLanes, toCanvas, widenLane } from '../../../editor/canvas/lanes.ts';
import { candidatesOf, findCandidates } from '../../../editor/comments/candidates.ts';
import { copyNodes, paste, writeFragment } from '../../../editor/playbook/edit/clipboard.ts';
import { addNote, changeNote, findNote, moveNotes, removeNotes } from '../../../editor/playbook/edit/notes.ts';
import { readFragment } from '../../../editor/playbook/edit/readFragment.ts';
import { tidy } from '../../../editor/playbook/edit/tidy.ts';
import { diffPlaybooks } from '../../../rules/diff/diff.ts';
import { lint } from '../../../rules/lint/lint.ts';
import { writePlaybook } from '../../../rules/playbook/format/playbook-text.ts';
import { parsePlaybook, parsePlaybookText } from '../../../rules/playbook/parse.ts';
import type { Note, Playbook } from '../../../rules/playbook/schema.ts';
import { examplePlaybook, nodeOf } from '../canvas/example.ts';

const lanes = layOutLanes(examplePlaybook());
const withNote = (more: Partial<Note> = {}): Playbook => ({
  ...examplePlaybook(),
  notes: [{ id: 'note', text: 'Ask the supplier', position: { x: 10, y: 20 }, ...more }],
});
const noteOf = (playbook: Playbook, id = 'note'): Note => findNote(playbook, id)!;

describe('a sticky note', () => {
  it('is added where one looks, or at the nearest place where it covers neither a card nor another note', () => {
    const first = addNote(examplePlaybook(), lanes, { x: 40, y: 250 });
    const second = addNote(first.playbook, lanes, { x: 40, y: 250 });
    const onCard = addNote(second.playbook, lanes, toCanvas(lanes, 'prep', nodeOf(first.playbook, 'budget').position));
    expect([first.id, second.id, onCard.id]).toEqual(['note', 'note2', 'note3']);
    const { playbook } = onCard;
    const papers = notesOf(playbook).map((note) => boxOf(note, lanes));
    expect([Math.round(papers[0]!.x), Math.round(papers[0]!.y)]).toEqual([40, 250]);
    const cards = playbook.nodes.map((node) => ({
      ...toCanvas(lanes, node.phase, node.position),
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
    }));
    for (const [index, a] of papers.entries())
      for (const b of [...papers.slice(index + 1), ...cards])
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        );
    expect(parsePlaybook(playbook).ok).toBe(true);
  });

  it('stays beside the cards of its lane when an earlier lane becomes wider', () => {
    const at = toCanvas(lanes, 'live', nodeOf(examplePlaybook(), 'watch').position);
    const { playbook } = addNote(examplePlaybook(), lanes, { x: at.x, y: at.y + 90 });
    const wider = widenLane(lanes, 'prep', 300);
    expect(noteOf(playbook).phase).toBe('live');
    const card = toCanvas(wider, 'live', nodeOf(playbook, 'watch').position);
    expect(Math.abs(boxOf(noteOf(playbook), wider).x - card.x)).toBeLessThan(2);
  });

  it('is moved, written on and coloured without anything else becoming another object', () => {
    const before = withNote();
    const moved = moveNotes(before, lanes, new Map([['note', { x: 600, y: 0 }]]));
    expect(noteOf(moved).position).not.toEqual(noteOf(before).position);
    expect(moved.nodes).toBe(before.nodes);
    expect(noteOf(changeNote(moved, 'note', { colour: 'teal' }))).toMatchObject({
      colour: 'teal',
      text: 'Ask the supplier',
    });
    expect(changeNote(before, 'note', { text: 'Ask the supplier' })).toBe(before);
    expect(moveNotes(before, lanes, new Map())).toBe(before);
  });

  it('leaves a file that had none as it was when the last one is deleted', () => {
    const { playbook, id } = addNote(examplePlaybook(), lanes, { x: 0, y: 0 });
    expect(removeNotes(playbook, new Set([id]))).toEqual(examplePlaybook());
    expect(removeNotes(playbook, new Set([id]))).not.toHaveProperty('notes');
  });

  it('is copied with the nodes beside it, from text to text, as far from them as before', () => {
    const before = withNote({ phase: 'prep' });
    const text = writeFragment(copyNodes(before, new Set(['start']), new Set(['note'])));
    const { playbook, ids, noteIds } = paste(before, readFragment(text, before)!, { x: 100, y: 900 }, lanes);
    expect([ids, noteIds]).toEqual([['start2'], ['note2']]);
    const offset = (note: string, node: string) =>
      Math.round(boxOf(noteOf(playbook, note), lanes).y - toCanvas(lanes, 'prep', nodeOf(playbook, node).position).y);
    expect(offset('note2', 'start2')).toBe(offset('note', 'start'));
    expect(parsePlaybook(playbook).ok).toBe(true);
  });

  it('alone can be copied, too; nodes that were copied before notes could be are still pasted', () => {
    const before = withNote();
    const alone = readFragment(writeFragment(copyNodes(before, new Set(), new Set(['note']))), before);
    expect(paste(before, alone!, { x: 0, y: 0 }, lanes).noteIds).toEqual(['note2']);
    const text = '{"format":"dacu/nodes@1","nodes":[],"edges":[]}';
    expect(readFragment(text, before)).toEqual({ nodes: [], edges: [], notes: [] });
  });

  it('goes with the card that it lies next to when the playbook is tidied up', () => {
    const { x, y } = nodeOf(examplePlaybook(), 'dropped').position;
    const tidied = tidy(withNote({ phase: 'prep', position: { x: x + 5, y: y + 60 } }));
    const card = nodeOf(tidied, 'dropped').position;
    expect(noteOf(tidied).position).toEqual({ x: card.x + 5, y: card.y + 60 });
  });

  it('lies on no card and no other note when all is laid out anew', () => {
    const { x, y } = nodeOf(examplePlaybook(), 'budget').position;
    const at = (id: string, dx: number) => ({
      id,
      text: '',
      phase: 'prep' as const,
      position: { x: x + dx, y: y + 20 },
      size: { width: 400, height: 300 },
    });
    const tidied = tidy({ ...examplePlaybook(), notes: [at('a', 0), at('b', 30)] });
    const now = layOutLanes(tidied);
    const cards = tidied.nodes.map((node) => ({
      ...toCanvas(now, node.phase, node.position),
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
    }));
    const [a, b] = notesOf(tidied).map((note) => boxOf(note, now)) as [Box, Box];
    const meet = (one: Box, other: Box) =>
      one.x < other.x + other.width &&
      other.x < one.x + one.width &&
      one.y < other.y + other.height &&
      other.y < one.y + one.height;
    expect([...cards, b].filter((other) => meet(a, other))).toEqual([]);
    expect(cards.filter((other) => meet(b, other))).toEqual([]);
    expect(notesOf(tidied).map(({ phase }) => phase)).toEqual(['prep', 'prep']);
  });
});

describe('a note in a file', () => {
  it('is no change of meaning wherever it lies, whatever its size and colour; its words are told last, as a text', () => {
    const before = withNote();
    const moved = withNote({
      phase: 'live',
      position: { x: 900, y: 1 },
      size: { width: 99, height: 70 },
      colour: 'rose',
    });
    expect(diffPlaybooks(before, moved)).toEqual([]);
    const changed = { ...withNote({ text: 'Ask two suppliers' }), currency: 'EUR' };
    expect(diffPlaybooks(before, changed).map(({ impact }) => impact)).toEqual(['money', 'text']);
    expect(lint(withNote())).toEqual(lint(examplePlaybook()));
  });

  it('without the newer fields is read, and written back to the last byte', () => {
    const text = JSON.stringify(withNote({ author: 'chenjie' }), null, 4);
    const parsed = parsePlaybookText(text);
    expect(parsed.ok && noteOf(parsed.value)).not.toHaveProperty('colour');
    expect(parsed.ok && writePlaybook(text, parsed.value)).toBe(text);
  });

  it('with a colour that there is none of is an error that names those there are', () => {
    const parsed = parsePlaybook(withNote({ colour: 'blue' as never }));
    expect(parsed).toMatchObject({ ok: false, problems: [{ place: { pointer: '/notes/0/colour' } }] });
  });
});

describe('those who can be named', () => {
  const users = [
    { id: 'chenjie', name: { en: 'Chen Jie', 'zh-CN': '陈洁' }, roles: ['planner'] },
    { id: 'lihang', name: { en: 'Li Hang', 'zh-CN': '李航' }, roles: ['manager'] },
  ];
  const all = candidatesOf(
    { users, roles: ['planner', 'manager'], owners: [{ role: 'manager' }], roleTitle: (role) => role.toUpperCase() },
    'en',
  );
  const found = (typed: string) => findCandidates(all, typed).map(({ name }) => name);

  it('are the node’s owner first, then people, then roles', () => {
    expect(found('')).toEqual(['manager', 'chenjie', 'lihang', 'planner']);
  });

  it('are found by id or name, in any language, from the beginning of a word', () => {
    expect([found('ihan'), found('Hang'), found('李'), found('plan')]).toEqual([
      [],
      ['lihang'],
      ['lihang'],
      ['planner'],
    ]);
  });
});
