import { z } from 'zod';
import { field } from '../playbook/fields.ts';
import type { Playbook } from '../playbook/schema.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { Text } from '../problems/problem.ts';
import { defineChange, same, side } from './change.ts';
import type { Change } from './change.ts';
import { diffFields } from './fields.ts';
import { pairById } from './pair.ts';
import { NO_RENAMES } from './renames.ts';

const noteAdded = defineChange('note-added', { en: 'New note: “{text}”', 'zh-CN': '新增便签：“{text}”' });
const noteRemoved = defineChange('note-removed', { en: 'Note gone: “{text}”', 'zh-CN': '删除便签：“{text}”' });

const content = z.object({
  text: field(z.string(), 'longText', 'Text', '内容'),
  author: field(z.string(), 'text', 'Author', '作者').optional(),
});
const NOTE: Text = { en: 'Note', 'zh-CN': '便签' };

/** Notes that say something else. Their ids, their order and where they lie on the canvas mean nothing. */
export function diffNotes(before: Playbook, after: Playbook): readonly Change[] {
  const [old, fresh] = [before.notes ?? [], after.notes ?? []];
  const pairs = pairById(old, fresh, ({ text, author }) => ({ text, author }));
  return pairs.flatMap(({ before: was, after: is }): readonly Change[] => {
    const sideAt = (playbook: Playbook, index: number) => ({
      playbook,
      base: pointerTo('/notes', index),
      valuesOf: {},
    });
    if (was !== undefined && is !== undefined) {
      const comparison = { before: sideAt(before, was), after: sideAt(after, is), renames: NO_RENAMES };
      const pick = ({ text, author }: (typeof old)[number]) => ({ text, author });
      return diffFields(content, pick(old[was]!), pick(fresh[is]!), comparison, {
        before: '',
        after: '',
        titles: [NOTE],
      });
    }
    const { text } = (fresh[is ?? -1] ?? old[was ?? -1])!;
    const there = side({ pointer: pointerTo('/notes', (is ?? was)!) }, text);
    const words = { text: same(text) };
    return [
      is === undefined ? noteRemoved('text', { before: there }, words) : noteAdded('text', { after: there }, words),
    ];
  });
}
