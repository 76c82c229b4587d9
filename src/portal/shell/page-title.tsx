import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../words/words-context';
import { useHeadingStyles } from './heading-styles';

// A page that the browser has just loaded begins at its top, as pages do.
let isFirst = true;

/**
 * The one h1 of a page: names the tab and, after a navigation within the portal, takes the focus.
 *
 * A page that turns into another without a new address gives it another `key`, so that the focus moves, too.
 * A provisional one stands for it until the page knows its own, which is the first to be of a page just loaded.
 */
export function PageTitle({
  isProvisional = false,
  children,
}: {
  readonly isProvisional?: boolean;
  readonly children: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { shell } = useWords();
  const { pathname } = useLocation();

  useEffect(() => {
    document.title = `${children} · ${shell.product}`;
  }, [children, shell.product]);

  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst &&= isProvisional;
  }, [pathname, isProvisional]);

  return (
    <h1 ref={heading} tabIndex={-1} className={useHeadingStyles().first}>
      {children}
    </h1>
  );
}
