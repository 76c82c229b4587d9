import { useQuery } from '@apollo/client/react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { AccountAuditDocument, CountAccountAuditDocument } from '../../../graph/generated/graphql';
import { useWords } from '../../../words/words-context';
import { useAuditColumns } from '../audit/audit-columns';
import { type ManagedAccountView } from '../frame/managed-account';
import { useListAddress } from '../list/list-address';
import { RecordListing } from '../list/record-listing';

const useStyles = makeStyles({
  title: {
    ...typographyStyles.subtitle1,
    marginBlock: `${tokens.spacingVerticalXXXL} ${tokens.spacingVerticalM}`,
  },
});

/** The events of the audit trail that are about a profile, its invitations and its associations. */
export function PersonHistory({
  account,
  profileId,
}: {
  readonly account: ManagedAccountView;
  readonly profileId: string;
}) {
  const { person: words } = useWords().ourAccounts;
  const styles = useStyles();
  const address = useListAddress([]);
  const sought = { id: account.id, subject: profileId };
  const query = useQuery(AccountAuditDocument, { variables: { ...sought, ...address.page } });
  const page = (query.data ?? query.previousData)?.account?.auditEvents;
  return (
    <>
      <h2 className={styles.title}>{words.history}</h2>
      <RecordListing
        label={words.history}
        address={address}
        page={page}
        query={query}
        count={CountAccountAuditDocument}
        sought={sought}
        totalIn={({ account }) => account?.auditEvents?.totalCount}
        columns={useAuditColumns({ isOfPerson: true })}
      />
    </>
  );
}
