import { Modal } from 'antd';
import type { ModalFuncProps } from 'antd';
import { useEffect, useRef } from 'react';

export interface AskedModal {
  readonly kind: 'confirm' | 'info' | 'success' | 'warning' | 'error';
  readonly props: ModalFuncProps;
}

interface ModalsProps {
  readonly asked: readonly AskedModal[];
  onOpened(): void;
}

/** Opens the dialogs that were asked for, each once. */
export function Modals({ asked, onOpened }: ModalsProps) {
  const [modal, holder] = Modal.useModal();
  const opened = useRef(new WeakSet<AskedModal>());
  useEffect(() => {
    const fresh = asked.filter((each) => !opened.current.has(each));
    if (fresh.length === 0) return;
    for (const each of fresh) {
      opened.current.add(each);
      void modal[each.kind](each.props);
    }
    onOpened();
  }, [asked, modal, onOpened]);
  return holder;
}
