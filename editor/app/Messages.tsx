import type { ModalFuncProps } from 'antd';
import AppContext from 'antd/es/app/context';
import type { useAppProps } from 'antd/es/app/context';
import useMessage from 'antd/es/message/useMessage';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AskedModal } from './Modals.tsx';

const Modals = lazy(async () => ({ default: (await import('./Modals.tsx')).Modals }));

/** Below the navigation, which stays in use. */
const PASSING = { maxCount: 3, top: 'calc(var(--header) + 8px)' };

/**
 * What antd's own `App` does, for `App.useApp` and `useMessages`, but for its weight: dialogs come when the first of
 * them is opened, and there are no notifications.
 */
export function Messages({ children }: { children: ReactNode }) {
  const [message, holder] = useMessage(PASSING);
  const [asked, setAsked] = useState<readonly AskedModal[]>();
  const opened = useCallback(() => setAsked([]), []);
  const value = useMemo((): useAppProps => {
    const ask = (kind: AskedModal['kind']) => (props: ModalFuncProps) =>
      setAsked((before = []) => [...before, { kind, props }]);
    const modal = {
      confirm: ask('confirm'),
      info: ask('info'),
      success: ask('success'),
      warning: ask('warning'),
      error: ask('error'),
    };
    return { message, modal, notification: {} } as unknown as useAppProps;
  }, [message]);
  return (
    <AppContext value={value}>
      {holder}
      {asked && (
        <Suspense>
          <Modals asked={asked} onOpened={opened} />
        </Suspense>
      )}
      {children}
    </AppContext>
  );
}
