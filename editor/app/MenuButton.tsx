import { Button } from 'antd';
import type { ButtonProps, MenuProps } from 'antd';
import { useState } from 'react';
import type { ComponentType, ReactElement } from 'react';

const load = () => import('./OpenMenu.tsx');

type OpenMenu = ComponentType<{ menu: MenuProps; children: ReactElement }>;

/** A button with a menu, whose code is fetched when somebody comes near: few open it on most visits. */
export function MenuButton({ menu, ...button }: ButtonProps & { menu: MenuProps }) {
  const [Menu, setMenu] = useState<OpenMenu>();
  if (Menu) {
    return (
      <Menu menu={menu}>
        <Button {...button} />
      </Menu>
    );
  }
  const prepare = () => void load();
  return (
    <Button
      {...button}
      aria-haspopup="menu"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => void load().then((loaded) => setMenu(() => loaded.OpenMenu))}
    />
  );
}
