import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { accountPath } from '../../account-path';
import { type HomeQuery } from '../../graph/generated/graphql';
import { SectionCard } from '../../shell/card';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';
import paths from '../../paths.json';
import { attentionIn, mostUrgentFirst } from '../../shell/attention/attention';
import { AttentionLinks } from '../../shell/attention/attention-links';
import { customersToShow } from './customers-to-show';

/** The maximum number of accounts that are listed. */
const MOST = 8;

type Own = NonNullable<NonNullable<HomeQuery['viewer']>['activeProfile']>['account'];

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  account: {
    borderBlockEndColor: tokens.colorNeutralStroke2,
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '1px',
    columnGap: tokens.spacingHorizontalL,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    paddingBlock: tokens.spacingVerticalM,
    rowGap: tokens.spacingVerticalXS,
    ':last-child': { borderBlockEndStyle: 'none', paddingBlockEnd: 0 },
  },
  name: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  text: { margin: 0 },
  more: { marginBlock: `${tokens.spacingVerticalM} 0` },
});

/** Summarizes the accounts that the viewer manages: their own account and, for a partner, the most urgent customers. */
export function ManagedAccounts({ own }: { readonly own: Own }) {
  const { managed: words } = useWords().home;
  const styles = useStyles();
  const customers = customersToShow(own);
  const accounts = [own, ...mostUrgentFirst(customers)];
  const shown = accounts.slice(0, MOST);
  const isPart = shown.length < accounts.length || (own.customers?.pageInfo.hasNextPage ?? false);
  return (
    <SectionCard title={words.title}>
      {isPart && <p className={styles.text}>{words.some}</p>}
      <ul className={styles.list}>
        {shown.map((account) => (
          <li key={account.id} className={styles.account}>
            <span className={styles.name}>
              <TextLink to={accountPath(account.id, 'profiles')}>{account.name}</TextLink>
            </span>
            {attentionIn(account).length === 0 ? (
              <span className={styles.quiet}>{words.nothing}</span>
            ) : (
              <AttentionLinks account={account} />
            )}
          </li>
        ))}
      </ul>
      {customers.length > 0 && (
        <p className={styles.more}>
          <TextLink to={paths.ourAccounts}>{words.all}</TextLink>
        </p>
      )}
    </SectionCard>
  );
}
