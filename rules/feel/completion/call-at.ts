import { functionHelp } from './function-help.ts';

export interface CallAt {
  readonly name: string;
  /** Which of its parameters the caret stands in, from 0. */
  readonly parameter: number;
}

/** The innermost call whose brackets the caret stands in; undefined outside of one, or of a function that is not known. */
export function callAt(text: string, caret: number): CallAt | undefined {
  const open: { readonly at: number; readonly isCall: boolean; commas: number }[] = [];
  let isText = false;
  for (let index = 0; index < caret; index++) {
    const each = text[index]!;
    if (isText && each === '\\') index++;
    else if (each === '"') isText = !isText;
    else if (isText) continue;
    else if ('([{'.includes(each)) open.push({ at: index, isCall: each === '(', commas: 0 });
    else if (')]}'.includes(each)) open.pop();
    else if (each === ',' && open.length > 0) open.at(-1)!.commas++;
  }
  const inner = open.at(-1);
  const name = inner?.isCall ? calledBefore(text.slice(0, inner.at)) : undefined;
  return inner && name !== undefined ? { name, parameter: inner.commas } : undefined;
}

/** The function's name at the end of the text: of several words, the longest that is one. */
function calledBefore(before: string): string | undefined {
  const words = /[a-z]+(?: [a-z]+)*\s*$/.exec(before)?.[0].trim().split(' ') ?? [];
  return words.map((_, index) => words.slice(index).join(' ')).find((name) => Object.hasOwn(functionHelp, name));
}
