import { useQuery } from '@apollo/client/react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { OurAccountsDocument } from '../../graph/generated/graphql';
import { Lead } from '../../shell/lead';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { useArrived } from '../../shell/use-arrived';
import { useWords } from '../../words/words-context';
import { NotFoundPage } from '../../shell/not-found-page';
import { AccountLine } from './frame/account-line';
import { AdministratorsOnly } from './frame/administrators-only';
import { ChoiceField, Filters, SearchField } from './list/filters';
import { oneOf, useListAddress, wordsOf } from './list/list-address';
import { Listing } from './list/listing';
import { Records } from './list/records';
import { useCustomerColumns } from './overview/customer-columns';

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle1, marginBlock: `${tokens.spacingVerticalXL} 0` },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** The accounts that the viewer can manage: their own account and, for a partner, its customers' accounts. */
export function OurAccountsPage() {
  const { ourAccounts: words } = useWords();
  const address = useListAddress(['search', 'attention']);
  const variables = {
    ...address.page,
    search: address.filters.search || undefined,
    attention: oneOf(wordsOf(words.overview.attentions), address.filters.attention),
  };
  const { data, previousData, error, loading, refetch } = useQuery(OurAccountsDocument, { variables });
  const styles = useStyles();
  const columns = useCustomerColumns();
  const shown = useArrived(data ?? previousData);
  if (!shown) {
    return (
      <>
        <PageTitle>{words.title}</PageTitle>
        <Lead>{words.lead}</Lead>
        {error ? <Problem error={error} retry={refetch} /> : <Progress />}
      </>
    );
  }
  const own = shown.viewer?.activeProfile?.account;
  if (!own) return <NotFoundPage />;
  if (!own.viewerCanManageProfiles) return <AdministratorsOnly account={own} />;
  const customers = own.customers?.edges.map(({ node }) => node) ?? [];

  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Lead>{words.lead}</Lead>
      <h2 className={styles.heading}>{words.own}</h2>
      <ul className={styles.list}>
        <AccountLine account={own} />
      </ul>
      {own.kind === 'PARTNER' && (
        <>
          <h2 className={styles.heading}>{words.customers}</h2>
          <Filters>
            <SearchField address={address} label={words.list.searchAccounts} />
            <ChoiceField
              label={words.overview.filter}
              value={address.filters.attention}
              labels={words.overview.attentions}
              onChoose={(attention) => address.filterBy({ attention })}
            />
          </Filters>
          <Listing
            label={words.customers}
            address={address}
            pageInfo={own.customers?.pageInfo}
            isEmpty={customers.length === 0}
            isLoading={loading}
            error={error}
            retry={refetch}
          >
            <Records caption={words.customers} rows={customers} columns={columns} />
          </Listing>
        </>
      )}
    </>
  );
}
