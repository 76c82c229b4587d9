import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../words/words-context';
import { useReplacesFirstPage } from './after-first-page';
import { useHeadingStyles } from './heading-styles';

// On a freshly loaded document, the focus stays at the top, as browsers do by default.
let isFirst = true;

/**
 * The page's h1. Sets the document's title, and takes the focus after navigation within the portal.
 *
 * If a page's content changes without a new path, pass another `key` to move the focus. A provisional title,
 * shown until the page has its data, doesn't count as the first title of a loaded document.
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

  useReplacesFirstPage();
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
