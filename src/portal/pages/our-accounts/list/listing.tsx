import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { type PageEndsFragment } from '../../../graph/generated/graphql';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { TextLink } from '../../../shell/text-link';
import { useArrived } from '../../../shell/use-arrived';
import { useDelay } from '../../../shell/use-delay';
import { useWords } from '../../../words/words-context';
import { type ListAddress } from './list-address';

const useStyles = makeStyles({
  list: { outlineStyle: 'none', position: 'relative' },
  bar: { insetBlockStart: 0, insetInline: 0, position: 'absolute' },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    marginBlockStart: tokens.spacingVerticalL,
  },
});

interface ListingProps {
  readonly label: string;
  readonly address: ListAddress<string>;
  /** Undefined until the first page has loaded. While another page loads, the previous one. */
  readonly pageInfo: PageEndsFragment | undefined;
  readonly isEmpty: boolean;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
  readonly count?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a list: progress, errors, a message if it's empty, and links to other pages. */
export function Listing({
  label,
  address,
  pageInfo,
  isEmpty,
  isLoading,
  error,
  retry,
  count,
  children,
}: ListingProps) {
  const { list: words } = useWords().ourAccounts;
  const styles = useStyles();
  const isLong = useDelay(isLoading && pageInfo !== undefined);
  const list = useFocusOnPage(address);
  const arrived = useArrived(pageInfo);
  if (error !== undefined && !isLoading) {
    return (
      <>
        <Problem error={error} retry={retry} />
        {/* Very long lists can't be sorted by everything. */}
        {address.sort !== '' && (
          <p>
            <Button onClick={() => address.sortBy('')}>{words.unsorted}</Button>
          </p>
        )}
      </>
    );
  }
  if (!arrived) return <Progress />;
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = arrived;
  return (
    <section ref={list} tabIndex={-1} aria-label={label} aria-busy={isLoading} className={styles.list}>
      {isLong && <ProgressBar className={styles.bar} aria-label={label} />}
      <div role="status">{isEmpty && <p>{words.empty}</p>}</div>
      {isEmpty && address.isFiltered && <Button onClick={address.unfilter}>{words.clear}</Button>}
      {!isEmpty && children}
      {(hasPreviousPage || hasNextPage || count !== undefined) && (
        <nav aria-label={words.pages} className={styles.pages}>
          {hasPreviousPage && startCursor !== null && (
            <TextLink to={address.pageAt({ before: startCursor })}>{words.previous}</TextLink>
          )}
          {hasNextPage && endCursor !== null && (
            <TextLink to={address.pageAt({ after: endCursor })}>{words.next}</TextLink>
          )}
          {!isEmpty && count}
        </nav>
      )}
    </section>
  );
}

/** Moves the focus to the list after a page change, because the link that was clicked may be gone. */
function useFocusOnPage({ page: { after, before } }: ListAddress<string>) {
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(`${pathname} ${after ?? ''} ${before ?? ''}`);
  useEffect(() => {
    const now = `${pathname} ${after ?? ''} ${before ?? ''}`;
    if (shown.current !== now) list.current?.focus({ preventScroll: true });
    shown.current = now;
  }, [pathname, after, before]);
  return list;
}
