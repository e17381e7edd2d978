import { connect, findNode } from '../edit/nodes.ts';
import { freeOutcomes } from '../edit/outcomes.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { Floating } from './Floating.tsx';
import styles from './chrome.module.css';

/** Asks which outcome a new edge stands for, where there is more than one left. */
export function OutcomePicker() {
  const { t, language } = useWords();
  const { doc, view } = useEditor();
  const connecting = useView((state) => state.connecting);
  const playbook = usePlaybook((each) => each);
  const source = connecting && findNode(playbook, connecting.from);
  if (!connecting || !source) return null;
  const close = () => view.setState({ connecting: undefined });
  return (
    <Floating at={connecting.screen} onClose={close}>
      <div className={styles.picker} role="menu" aria-label={t('whichOutcome')}>
        <p className={styles.pickerNote}>{t('whichOutcome')}</p>
        <ul>
          {freeOutcomes(playbook, source).map((outcome, index) => (
            <li key={outcome.id}>
              <button
                type="button"
                role="menuitem"
                ref={(button) => {
                  if (index === 0) button?.focus();
                }}
                onClick={() => {
                  doc.apply((before) =>
                    connect(before, { from: connecting.from, outcome: outcome.id, to: connecting.to }),
                  );
                  close();
                }}
              >
                <span>
                  <strong>{outcome.title[language]}</strong>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Floating>
  );
}
