import { Button } from 'antd';
import type { ButtonProps, MenuProps } from 'antd';
import { useNearby } from './useNearby.ts';

const load = () => import('./OpenMenu.tsx');

/** A button with a menu, whose code is fetched when somebody comes near: few open it on most visits. */
export function MenuButton({ menu, ...button }: ButtonProps & { menu: MenuProps }) {
  const { part, button: near } = useNearby(load);
  if (part) {
    return (
      <part.OpenMenu menu={menu}>
        <Button {...button} />
      </part.OpenMenu>
    );
  }
  return <Button {...button} aria-haspopup="menu" {...near} />;
}
