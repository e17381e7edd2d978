import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Edit, Node } from 'jsonc-parser';
import { equal } from '../../diff/equal.ts';
import { withoutBom } from '../../json-text.ts';
import { changesOf } from './text-changes.ts';
import type { TextChange } from './text-changes.ts';

/**
 * The text of a file with its content changed from `before` to `after`: only what differs is written anew, in the
 * text's own style; everything else stays as it is, to the last character. `before` is what was read from the text, and
 * may hold more than it, such as defaults.
 */
export function writeContent(text: string, before: unknown, after: unknown): string {
  if (equal(before, after)) return text;
  const body = withoutBom(text);
  const written = changesOf(before, after).reduce(
    (current, change) => applyEdits(current, editsFor(current, change)),
    body,
  );
  return text.slice(0, text.length - body.length) + written;
}

function editsFor(text: string, { path, value, isInsertion }: TextChange): Edit[] {
  const root = parseTree(text);
  if (!root) return [];
  const edits = modify(text, [...path], value, isInsertion ? { isArrayInsertion: true } : {});
  if (value === undefined) return removalOfFirst(root, path) ?? edits;
  return edits.map((edit) => inStyle(text, root, edit, path, value));
}

/** The first of several members goes up to where the next one begins: the space before it becomes the next one's. */
function removalOfFirst(root: Node, path: TextChange['path']): Edit[] | undefined {
  const found = findNodeAtLocation(root, [...path]);
  const member = found?.parent?.type === 'property' ? found.parent : found;
  const [first, next] = member?.parent?.children ?? [];
  if (!first || !next || first !== member) return undefined;
  return [{ offset: first.offset, length: next.offset - first.offset, content: '' }];
}

/** A new value, or a new member beside others, written as what stands around it. */
function inStyle(text: string, root: Node, edit: Edit, path: TextChange['path'], value: unknown): Edit {
  const plain = JSON.stringify(value);
  const at = edit.content.indexOf(plain);
  // Several levels at once, where the parent was not in the text either: as compact as it comes.
  if (at === -1) return edit;
  const name = edit.content.slice(0, at).replace(/^,/, '');
  const key = name === '' ? '' : name.replace(/: $/, separatorOf(text));
  if (edit.length > 0) return { ...edit, content: key + pretty(value, indentOf(lineOf(text, edit.offset)), text) };
  const gap = gapOf(text, findNodeAtLocation(root, path.slice(0, -1)) ?? root);
  const member = gap + key + pretty(value, gap.includes('\n') ? indentOf(gap) : undefined, text);
  if (edit.content.startsWith(',')) return { ...edit, content: `,${member}` };
  return { ...edit, content: edit.content.endsWith(',') ? `${member},` : `${member}${closing(text, gap)}` };
}

const separatorOf = (text: string): string => /"\s*:\s*/.exec(text)?.[0].slice(1) ?? ': ';

/** The white space before each member of the object or list. */
function gapOf(text: string, parent: Node): string {
  const last = parent.children?.at(-1);
  if (last) {
    const space = /\s*$/.exec(text.slice(0, last.offset))![0];
    // The first of several members on one line stands close to its bracket.
    return space === '' && parent.children!.length > 1 ? '' : space;
  }
  if (!text.includes('\n')) return '';
  return `${eolOf(text)}${indentOf(lineOf(text, parent.offset))}${unitOf(text)}`;
}

/** What closes an object or list that was empty. */
const closing = (text: string, gap: string): string =>
  gap.includes('\n') ? gap.slice(0, gap.length - unitOf(text).length) : '';

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
const unitOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '';
const lineOf = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1).split(/\r?\n/, 1)[0]!;
const indentOf = (line: string): string => /[ \t]*$/.exec(/^\s*/.exec(line)![0])![0];

/** The value over several lines below `indent`; on one line without it, or in a text that is all on one line. */
function pretty(value: unknown, indent: string | undefined, text: string): string {
  if (indent === undefined || !text.includes('\n') || typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(value, null, unitOf(text)).replaceAll('\n', `${eolOf(text)}${indent}`);
}
