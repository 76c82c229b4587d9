import { Button } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link to a page of the portal that looks like a button. */
export function LinkButton({
  to,
  isPrimary = false,
  children,
}: {
  readonly to: string;
  readonly isPrimary?: boolean;
  readonly children: ReactNode;
}) {
  const follow = useLinkClickHandler(to);
  return (
    <Button as="a" appearance={isPrimary ? 'primary' : 'secondary'} href={useHref(to)} onClick={follow}>
      {children}
    </Button>
  );
}
