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
  const insertion = operation.op === 'add' && typeof path.at(-1) === 'number';
  const value = operation.op === 'remove' ? undefined : operation.value;
  const edits = modify(text, path, value, { formattingOptions: formatOf(text), isArrayInsertion: insertion });
  return applyEdits(text, edits);
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
