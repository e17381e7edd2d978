import { Input, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useOptions } from '../../app/useOptions.ts';
import { faces, KINDS } from '../../../rules/kinds/faces.ts';
import type { Kind } from '../../../rules/kinds/faces.ts';
import { findNode } from '../edit/nodes.ts';
import { fits } from '../edit/next.ts';
import { freeOutcomes } from '../edit/outcomes.ts';
import { ranked } from '../../app/ranked.ts';
import { viewOf } from '../kinds/registry.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import type { Picking } from '../store/view.ts';
import { useWords } from '../words.ts';
import type { Commands } from './useCommands.ts';
import { Floating } from './Floating.tsx';
import styles from './chrome.module.css';

/** Chooses the kind of a node that is about to be added; opens where it was asked for. */
export function NodePicker({ commands }: { commands: Commands }) {
  const { view } = useEditor();
  const picking = useView((state) => state.picking);
  if (!picking) return null;
  const close = () => view.setState({ picking: undefined });
  return (
    <Floating at={picking.screen} onClose={close}>
      <Picker picking={picking} commands={commands} close={close} />
    </Floating>
  );
}

interface PickerProps {
  readonly picking: Picking;
  readonly commands: Commands;
  close(): void;
}

function Picker({ picking, commands, close }: PickerProps) {
  const { t, language } = useWords();
  const { typed, marked, mark, inputProps } = useOptions();
  const list = useRef<HTMLUListElement>(null);
  const { for: to } = picking;
  const playbook = usePlaybook((each) => each);
  const from = to.type === 'after' ? findNode(playbook, to.from) : undefined;
  const outcomes = from ? freeOutcomes(playbook, from) : [];
  const [outcome, setOutcome] = useState(outcomes[0]?.id);
  const found = useMemo(() => {
    const fitting = KINDS.filter((kind) => fits(kind, to.type));
    return ranked(fitting, typed, (kind) => {
      const { title, help } = faces[kind];
      return { names: [title[language], title.en, title['zh-CN'], kind], text: help[language] };
    });
  }, [typed, to.type, language]);
  const pick = (kind: Kind | undefined) => {
    if (!kind) return;
    commands.add(kind, to, outcome);
    close();
  };
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <div className={styles.picker}>
      {from && outcomes.length > 1 && (
        <label className={styles.pickerOutcome}>
          {t('when')}
          <Select
            size="small"
            style={{ flex: 1 }}
            options={outcomes.map((each) => ({ value: each.id, label: each.title[language] }))}
            value={outcome}
            onChange={setOutcome}
          />
        </label>
      )}
      {from && outcomes.length === 0 && <p className={styles.pickerNote}>{t('noFreeOutcome')}</p>}
      <Input
        autoFocus
        variant="filled"
        placeholder={t('searchKinds')}
        aria-label={t('searchKinds')}
        {...inputProps({ count: found.length, choose: (index) => pick(found[index]), cancel: close })}
      />
      <ul ref={list}>
        {found.map((kind, index) => {
          const Icon = viewOf(kind).icon;
          return (
            <li key={kind}>
              <button
                type="button"
                data-marked={index === marked}
                title={faces[kind].help[language]}
                onMouseEnter={() => mark(index)}
                onClick={() => pick(kind)}
              >
                <Icon aria-hidden />
                <span>
                  <strong>{faces[kind].title[language]}</strong>
                  <small>{faces[kind].help[language]}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
