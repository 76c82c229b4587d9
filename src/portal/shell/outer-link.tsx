import { Link } from '@fluentui/react-components';

/** A link to another site, or to an e-mail address. */
export function OuterLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <Link inline href={href} rel="noreferrer">
      {children}
    </Link>
  );
}
