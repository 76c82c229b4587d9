import { Link } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link in a text to a page of the portal, without reloading the document. */
export function TextLink({
  to,
  label,
  children,
}: {
  readonly to: string;
  /** The accessible name, if the text alone doesn't say enough. Contains the text. */
  readonly label?: string;
  readonly children: ReactNode;
}) {
  const follow = useLinkClickHandler(to);
  return (
    <Link inline href={useHref(to)} onClick={follow} aria-label={label}>
      {children}
    </Link>
  );
}
