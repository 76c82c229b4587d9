import { MenuItemLink } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** An entry of a menu that leads to a page of the portal without loading it anew. */
export function MenuLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const follow = useLinkClickHandler(to);
  return (
    <MenuItemLink href={useHref(to)} onClick={follow}>
      {children}
    </MenuItemLink>
  );
}
