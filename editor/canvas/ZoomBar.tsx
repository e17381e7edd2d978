import { ExpandOutlined, MinusOutlined, PicRightOutlined, PlusOutlined } from '@ant-design/icons';
import { useReactFlow, useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { translate } from '../playbook/words.ts';
import { BusyButton } from './BusyButton.tsx';
import type { Point } from './geometry.ts';
import { useShowAll } from './useShowAll.ts';
import styles from './canvas.module.css';

const GLIDE = { duration: 120 };

/** How near the graph is seen, and where else to look. */
export function ZoomBar({ language, busy }: { language: Language; busy: readonly Point[] }) {
  const { zoomIn, zoomOut } = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const showAll = useShowAll();
  const { overview, setOverview } = usePreferences();
  const button = (label: string, icon: ReactNode, run: () => void, pressed?: boolean) => (
    <button type="button" title={label} aria-label={label} aria-pressed={pressed} onClick={run}>
      {icon}
    </button>
  );
  return (
    <div className={styles.zoom} role="group" aria-label={translate(language, 'controls')}>
      <BusyButton busy={busy} language={language} />
      {button(translate(language, 'zoomOut'), <MinusOutlined />, () => void zoomOut(GLIDE))}
      <span>{zoom}%</span>
      {button(translate(language, 'zoomIn'), <PlusOutlined />, () => void zoomIn(GLIDE))}
      {button(translate(language, 'fitView'), <ExpandOutlined />, showAll)}
      {button(translate(language, 'minimap'), <PicRightOutlined />, () => setOverview(!overview), overview)}
    </div>
  );
}
