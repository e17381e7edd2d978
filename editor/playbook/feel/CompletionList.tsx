import { useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import type { Completion } from '../../../rules/feel/completion/complete.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { feel } from './i18n.ts';
import styles from './feel.module.css';

interface CompletionListProps {
  readonly id: string;
  /** What it belongs to: it opens below, or above where there is no room. */
  readonly anchor: HTMLElement | null;
  readonly options: readonly Completion[];
  readonly marked: number;
  choose(index: number): void;
  mark(index: number): void;
}

const HEIGHT = 260;
const WIDTH = 340;
const GAP = 4;

export function CompletionList({ id, anchor, options, marked, choose, mark }: CompletionListProps) {
  const { t } = useCatalogue(feel);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  const [, moveAlong] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    // What it hangs on moves, as when a finding comes to stand above it.
    const moved = ({ target }: Event) => {
      if (!(target instanceof Node) || !list.current?.contains(target)) moveAlong();
    };
    globalThis.addEventListener('scroll', moved, true);
    globalThis.addEventListener('resize', moved);
    return () => {
      globalThis.removeEventListener('scroll', moved, true);
      globalThis.removeEventListener('resize', moved);
    };
  }, []);
  return createPortal(
    <div className={styles.popup} style={placeFor(anchor)}>
      <ul ref={list} id={id} role="listbox" aria-label={t('names')}>
        {options.map((option, index) => (
          <li
            key={`${option.sort} ${option.label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === marked}
            // The input keeps the focus: what is chosen goes where its caret is.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index !== marked && mark(index)}
            onClick={() => choose(index)}
          >
            <code>{option.label}</code>
            <small>{t(`sort_${option.sort}`)}</small>
            {option.detail !== '' && <span>{option.detail}</span>}
          </li>
        ))}
      </ul>
      <p className={styles.keys}>{t('keys')}</p>
    </div>,
    document.body,
  );
}

function placeFor(anchor: HTMLElement | null): CSSProperties | undefined {
  if (!anchor) return undefined;
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  const { innerWidth, innerHeight } = globalThis;
  const wide = Math.min(Math.max(width, WIDTH), innerWidth - 2 * GAP);
  const below = innerHeight - bottom - 2 * GAP;
  const isBelow = below >= HEIGHT || below >= top;
  return {
    width: wide,
    left: Math.max(GAP, Math.min(left, innerWidth - wide - GAP)),
    maxHeight: Math.min(HEIGHT, isBelow ? below : top - 2 * GAP),
    ...(isBelow ? { top: bottom + GAP } : { bottom: innerHeight - top + GAP }),
  };
}
