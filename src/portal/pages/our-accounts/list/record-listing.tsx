import { type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type PageEndsFragment } from '../../../graph/generated/graphql';
import { CountButton, Total } from './count-button';
import { type ListAddress } from './list-address';
import { Listing } from './listing';
import { type Column, Records, type SelectColumn } from './records';

interface RecordListingProps<
  Row extends { readonly id: string },
  Counted,
  Sought extends OperationVariables,
> {
  readonly label: string;
  readonly address: ListAddress<string>;
  /** The current page, if it has loaded. */
  readonly page: Page<Row> | null | undefined;
  /** The state of the request for the page. */
  readonly query: { readonly loading: boolean; readonly error?: unknown; readonly refetch: () => unknown };
  /** The query that counts all results, on request. */
  readonly count: TypedDocumentNode<Counted, Sought>;
  readonly sought: Sought;
  readonly totalIn: (counted: Counted) => number | undefined;
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly select?: SelectColumn<Row>;
  /** Whether to count without a click. */
  readonly isCounted?: boolean;
}

interface Page<Row> {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: PageEndsFragment;
}

/** A page of records in the frame of a list, with the number of all records, or a button that counts them. */
export function RecordListing<
  Row extends { readonly id: string },
  Counted,
  Sought extends OperationVariables,
>({
  label,
  address,
  page,
  query,
  count,
  sought,
  totalIn,
  columns,
  select,
  isCounted = false,
}: RecordListingProps<Row, Counted, Sought>) {
  const client = useApolloClient();
  const rows = page?.edges.map(({ node }) => node) ?? [];
  const isWhole = page?.pageInfo.hasNextPage === false && !page.pageInfo.hasPreviousPage;
  const countAll = async (): Promise<number | undefined> => {
    const { data } = await client.query({ query: count, variables: sought, fetchPolicy: 'no-cache' });
    return data === undefined ? undefined : totalIn(data);
  };
  return (
    <Listing
      label={label}
      address={address}
      pageInfo={page?.pageInfo}
      isEmpty={rows.length === 0}
      isLoading={query.loading}
      error={query.error}
      retry={query.refetch}
      count={
        isWhole ? (
          <Total count={rows.length} />
        ) : (
          <CountButton key={JSON.stringify(sought)} count={countAll} isAutomatic={isCounted} />
        )
      }
    >
      <Records caption={label} rows={rows} columns={columns} select={select} />
    </Listing>
  );
}
