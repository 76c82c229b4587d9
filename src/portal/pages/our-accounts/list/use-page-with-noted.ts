import { useState } from 'react';
import { withKept } from '../../../shell/with-kept';
import { type RowNotes } from './row-notes';

interface Page<Row> {
  readonly edges: readonly { readonly node: Row }[];
}

/**
 * Adds to a page of a list the rows that have left it and have notes, so that the outcome of an action and the focus stay
 * where they are. `key` identifies the page, and is undefined while another page loads: that has only its own rows.
 */
export function usePageWithNoted<Shown extends Page<{ readonly id: string }>>(
  page: Shown | null | undefined,
  key: string | undefined,
  notes: Pick<RowNotes, 'of'>,
): Shown | null | undefined {
  const [shown, setShown] = useState({ page, key, whole: page });
  if (shown.page === page && shown.key === key) return shown.whole;
  const before = shown.key === key ? (shown.whole?.edges ?? []) : [];
  const whole = page && {
    ...page,
    edges: withKept(
      page.edges,
      before,
      ({ node }) => node.id,
      (id) => notes.of(id) !== undefined,
    ),
  };
  setShown({ page, key, whole });
  return whole;
}
