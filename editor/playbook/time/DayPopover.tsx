import { Button, Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { useEditor, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import styles from './time.module.css';

const PreviewDay = lazy(async () => ({ default: (await import('./PreviewDay.tsx')).PreviewDay }));

interface DayPopoverProps {
  /** Those that are given at launch, by name. */
  readonly anchors: Playbook['anchors'];
  readonly children: ReactElement;
}

/** Asks for the days to look at, beside the button that asks for it: open as soon as it is there. */
export function DayPopover({ anchors, children }: DayPopoverProps) {
  const { t } = useWords();
  const { view } = useEditor();
  const [open, setOpen] = useState(true);
  const preview = useView((state) => state.anchors);
  return (
    <Popover
      trigger="click"
      placement="bottom"
      open={open}
      onOpenChange={setOpen}
      title={t('previewDates')}
      content={
        <div className={styles.preview}>
          <p>{t('previewHelp')}</p>
          {Object.entries(anchors).map(([name, anchor]) => (
            <label key={name} htmlFor={`preview-${name}`}>
              <span>
                {anchor.title || name} <code>{name}</code>
              </span>
              <Suspense fallback={<span className={styles.dayComing} />}>
                <PreviewDay id={`preview-${name}`} anchor={name} />
              </Suspense>
            </label>
          ))}
          <Button
            size="small"
            disabled={Object.keys(preview).length === 0}
            onClick={() => view.setState({ anchors: {} })}
          >
            {t('stopPreview')}
          </Button>
        </div>
      }
    >
      {children}
    </Popover>
  );
}
