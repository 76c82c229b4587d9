import { Link } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link in a text to a page of the portal, without reloading the document. */
export function TextLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const follow = useLinkClickHandler(to);
  return (
    <Link inline href={useHref(to)} onClick={follow}>
      {children}
    </Link>
  );
}
