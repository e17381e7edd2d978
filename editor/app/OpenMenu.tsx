import { Dropdown } from 'antd';
import type { MenuProps } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';

/** A menu that opens as soon as it is there, and from then on whenever its button is pressed. */
export function OpenMenu({ menu, children }: { menu: MenuProps; children: ReactElement }) {
  const [open, setOpen] = useState(true);
  return (
    <Dropdown trigger={['click']} menu={menu} open={open} onOpenChange={setOpen} autoFocus>
      {children}
    </Dropdown>
  );
}
