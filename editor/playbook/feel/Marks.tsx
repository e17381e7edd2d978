import { useLayoutEffect, useRef } from 'react';
import type { Mistake } from '../../../rules/feel/evaluate.ts';
import styles from './feel.module.css';

interface MarksProps {
  readonly text: string;
  readonly mistakes: readonly Mistake[];
  /** How far the input is scrolled, px. */
  readonly scrolled: number;
}

/** The text laid over its input, unseen but for the lines under what is wrong. */
export function Marks({ text, mistakes, scrolled }: MarksProps) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (layer.current) layer.current.scrollTop = scrolled;
  }, [scrolled]);
  if (mistakes.length === 0) return null;
  const parts: { readonly text: string; readonly isWrong: boolean; readonly at: number }[] = [];
  let done = 0;
  for (const { from, to } of mistakes.toSorted((a, b) => a.from - b.from)) {
    if (from < done) continue;
    parts.push({ text: text.slice(done, from), isWrong: false, at: done });
    // What is missing at the end has no text of its own.
    parts.push({ text: text.slice(from, to) || ' ', isWrong: true, at: from });
    done = to;
  }
  parts.push({ text: text.slice(done), isWrong: false, at: done });
  return (
    <div ref={layer} className={styles.marks} aria-hidden>
      {parts.map((part) =>
        part.isWrong ? <mark key={`${part.at}!`}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
      )}
    </div>
  );
}
