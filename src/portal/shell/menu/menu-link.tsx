import { MenuItemLink } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A menu item that links to a page of the portal, without reloading the document. */
export function MenuLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const follow = useLinkClickHandler(to);
  return (
    <MenuItemLink href={useHref(to)} onClick={follow}>
      {children}
    </MenuItemLink>
  );
}
