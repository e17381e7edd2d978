import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { GetRef } from 'antd';
import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { callAt } from '../../../rules/feel/completion/call-at.ts';
import type { Completion } from '../../../rules/feel/completion/complete.ts';
import type { Mistake } from '../../../rules/feel/evaluate.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { CallHint } from './CallHint.tsx';
import { CompletionList } from './CompletionList.tsx';
import { Marks } from './Marks.tsx';
import { feel } from './i18n.ts';
import { useCompletion } from './useCompletion.ts';
import { useFeelNames } from './useFeelNames.ts';
import formStyles from '../form/form.module.css';
import styles from './feel.module.css';

interface FeelInputProps {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly pointer: string;
  readonly text: string;
  readonly mistakes: readonly Mistake[];
  onChange(text: string): void;
  onLeave(): void;
  /** Buttons beside it. */
  readonly children?: ReactNode;
}

/** Where an expression is typed: what can be written is offered, and what is wrong is marked where it stands. */
export function FeelInput({ id, label, pointer, text, mistakes: all, onChange, onLeave, children }: FeelInputProps) {
  const { t, language } = useCatalogue(feel);
  const names = useFeelNames(pointer);
  const [area, setArea] = useState<HTMLTextAreaElement | null>(null);
  const takeArea = useCallback(
    (input: GetRef<typeof Input.TextArea> | null) => setArea(input?.resizableTextArea?.textArea ?? null),
    [],
  );
  const listId = useId();
  const problemsId = useId();
  /** Where the caret goes once the text that was inserted is there. */
  const next = useRef<number>(undefined);
  const [caret, setCaret] = useState<number>();
  const [scrolled, setScrolled] = useState(0);
  const accept = ({ from, to, insert, caret: within }: Completion) => {
    const written = text.slice(0, from) + insert + text.slice(to);
    next.current = from + within;
    onChange(written);
    setCaret(from + within);
    return { text: written, caret: from + within };
  };
  const completion = useCompletion(names, language, accept);
  useLayoutEffect(() => {
    if (next.current === undefined) return;
    area?.focus();
    area?.setSelectionRange(next.current, next.current);
    next.current = undefined;
  });
  const ask = () => {
    if (!area) return;
    area.focus();
    completion.offer(text, area.selectionStart, true);
  };
  // A name that is being written is not wrong yet.
  const mistakes = completion.isOpen ? [] : all;
  const call = caret === undefined || completion.isOpen ? undefined : callAt(text, caret);
  return (
    <div>
      <div className={formStyles.feel}>
        <div className={styles.input}>
          <Marks text={text} mistakes={mistakes} scrolled={scrolled} />
          <Input.TextArea
            ref={takeArea}
            id={id}
            role="combobox"
            aria-label={label}
            aria-autocomplete="list"
            aria-expanded={completion.isOpen}
            aria-controls={completion.isOpen ? listId : undefined}
            aria-activedescendant={completion.isOpen ? `${listId}-${completion.marked}` : undefined}
            aria-invalid={mistakes.length > 0}
            aria-describedby={mistakes.length > 0 ? problemsId : undefined}
            autoComplete="off"
            autoSize={{ minRows: 1, maxRows: 6 }}
            spellCheck={false}
            status={mistakes.length > 0 ? 'error' : ''}
            value={text}
            onChange={({ target, nativeEvent }) => {
              onChange(target.value);
              setCaret(target.selectionStart);
              if ((nativeEvent as InputEvent).isComposing) completion.close();
              else completion.offer(target.value, target.selectionStart);
            }}
            onCompositionEnd={({ currentTarget }) =>
              completion.offer(currentTarget.value, currentTarget.selectionStart)
            }
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
            onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
            onKeyDown={completion.onKeyDown}
            onBlur={() => {
              completion.close();
              setCaret(undefined);
              onLeave();
            }}
          />
        </div>
        <Button
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('insertName')}
          title={t('insertName')}
          onClick={ask}
        />
        {children}
      </div>
      {call && <CallHint call={call} />}
      <div id={problemsId}>
        {mistakes.map(({ problem }) => (
          <p key={problem.message.en} className={formStyles.problem} role="alert">
            {problem.message[language]}
          </p>
        ))}
      </div>
      {completion.isOpen && <CompletionList id={listId} anchor={area} {...completion} />}
    </div>
  );
}
