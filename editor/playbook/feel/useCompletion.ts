import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { completeFeel } from '../../../rules/feel/completion/complete.ts';
import type { Completion, NameInScope } from '../../../rules/feel/completion/complete.ts';
import type { Language } from '../../../rules/problems/problem.ts';

interface Completing {
  readonly options: readonly Completion[];
  readonly marked: number;
}

const CLOSED: Completing = { options: [], marked: 0 };

/** What is offered at the caret while one types, and the keys that choose from it. */
export function useCompletion(
  names: readonly NameInScope[],
  language: Language,
  accept: (completion: Completion) => { readonly text: string; readonly caret: number },
) {
  const [{ options, marked }, set] = useState(CLOSED);
  const isOpen = options.length > 0;
  const close = () => set(CLOSED);
  const offer = (text: string, caret: number, asked = false) =>
    set({ options: completeFeel(text, caret, names, language, asked), marked: 0 });
  const mark = (index: number) => set({ options, marked: (index + options.length) % options.length });
  const choose = (index: number) => {
    const chosen = options[index];
    close();
    if (!chosen) return;
    const { text, caret } = accept(chosen);
    if (chosen.goesOn) offer(text, caret);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, value } = event.currentTarget;
    if (event.key === ' ' && event.ctrlKey) offer(value, selectionStart, true);
    // While a text is being composed, Enter and the arrows belong to who composes it.
    else if (!isOpen || event.nativeEvent.isComposing) return;
    else if (event.key === 'ArrowDown') mark(marked + 1);
    else if (event.key === 'ArrowUp') mark(marked - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(marked);
    else if (event.key === 'Escape') close();
    else {
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { options, marked, isOpen, offer, close, choose, mark, onKeyDown };
}
