import { applyEdits, modify, parseTree, findNodeAtLocation } from 'jsonc-parser';
import type { JSONPath, Node } from 'jsonc-parser';
import { stepsOf } from '../../rules/lint/fix.ts';
import type { Fix, PatchOperation } from '../../rules/problems/problem.ts';

/**
 * The text of a JSON file with a fix applied: what the fix does not touch stays as it is written, key order, white space
 * and the form of numbers included.
 */
export const patchText = (text: string, { patch }: Fix): string => patch.reduce(applyOperation, text);

function applyOperation(text: string, operation: PatchOperation): string {
  const path = pathOf(text, operation.path);
  if (operation.op === 'remove') return withoutMember(text, path);
  const edits = modify(text, path, operation.value, {
    isArrayInsertion: operation.op === 'add' && typeof path.at(-1) === 'number',
    // A file on one line stays on it.
    ...(text.trim().includes('\n') && { formattingOptions: formatOf(text) }),
  });
  return applyEdits(text, edits);
}

/** The text without a member of a list or an object, and without the comma that it needed. */
function withoutMember(text: string, path: JSONPath): string {
  const root = parseTree(text);
  const value = root && findNodeAtLocation(root, path);
  const member = value?.parent?.type === 'property' ? value.parent : value;
  const siblings = member?.parent?.children ?? [];
  if (!member) return text;
  const index = siblings.indexOf(member);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const from = !after && before ? before.offset + before.length : member.offset;
  const to = after ? after.offset : member.offset + member.length;
  return text.slice(0, from) + text.slice(to);
}

/** The pointer's steps, numbers where the file has lists. */
function pathOf(text: string, pointer: string): JSONPath {
  const root = parseTree(text);
  const path: (string | number)[] = [];
  for (const step of stepsOf(pointer)) {
    const around: Node | undefined = root && findNodeAtLocation(root, path);
    path.push(around?.type !== 'array' ? step : step === '-' ? (around.children?.length ?? 0) : Number(step));
  }
  return path;
}

/** How the file is indented and ends its lines; one on a single line has neither. */
function formatOf(text: string) {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}
