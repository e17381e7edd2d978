import { AimOutlined } from '@ant-design/icons';
import type { Language } from '../../rules/problems/problem.ts';
import { translate } from '../playbook/words.ts';
import type { Point } from './geometry.ts';
import { useGoToBusy, useIsBusyElsewhere } from './useBusy.ts';
import styles from './canvas.module.css';

/** Leads to what goes on in a run, and says so where none of it is in sight: the graph never moves by itself. */
export function BusyButton({ busy, language }: { busy: readonly Point[]; language: Language }) {
  const go = useGoToBusy(busy);
  const isElsewhere = useIsBusyElsewhere(busy);
  if (busy.length === 0) return null;
  const label = translate(language, 'goToBusy');
  return (
    <button
      type="button"
      className={isElsewhere ? styles.elsewhere : undefined}
      title={isElsewhere ? translate(language, 'busyElsewhere') : label}
      aria-label={label}
      onClick={go}
    >
      <AimOutlined />
      {isElsewhere && <b>{label}</b>}
    </button>
  );
}
