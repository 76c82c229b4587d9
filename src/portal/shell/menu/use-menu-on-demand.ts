import { type KeyboardEvent, useState } from 'react';

/** A menu whose code isn't loaded with the page, because menus need a fifth of all scripts. */
export interface MenuOnDemand<Menu> {
  /** The component of the menu with its button, to render open instead of the button; null until it's wanted and loaded. */
  readonly Menu: Menu | null;
  /** Whether the menu was wanted and couldn't be loaded. */
  readonly hasFailed: boolean;
  /** The properties of the button until then. */
  readonly button: {
    readonly 'aria-haspopup': 'menu';
    readonly 'aria-expanded': false;
    readonly onPointerEnter: () => void;
    readonly onFocus: () => void;
    readonly onClick: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** Loads a menu when its button gets the focus or the pointer, and opens it at a press or the down arrow. */
export function useMenuOnDemand<Menu>(load: () => Promise<Menu>): MenuOnDemand<Menu> {
  const [Menu, setMenu] = useState<Menu | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const prepare = (): void => void load().catch(() => undefined);
  const open = (): void => {
    setFailed(false);
    load().then(
      (menu) => setMenu(() => menu),
      () => setFailed(true),
    );
  };
  return {
    Menu,
    hasFailed,
    button: {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onPointerEnter: prepare,
      onFocus: prepare,
      onClick: open,
      onKeyDown: ({ key }) => key === 'ArrowDown' && open(),
    },
  };
}
