import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type CustomerRowFragment } from '../../../graph/generated/graphql';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { AccessNote } from '../../../shell/access-note';
import { type Column } from '../list/records';
import { ATTENTIONS, attentionIn } from '../../../shell/attention/attention';
import { AttentionLink } from '../../../shell/attention/attention-links';
import { accountPath } from '../../../account-path';

const useStyles = makeStyles({
  customer: { minInlineSize: '11rem' },
  name: { ...typographyStyles.body1Strong, display: 'block' },
  quiet: { color: tokens.colorNeutralForeground2, display: 'block' },
});

/** Returns the columns of a partner's list of customers: what needs attention in each of them. */
export function useCustomerColumns(): [Column<CustomerRowFragment>, ...Column<CustomerRowFragment>[]] {
  const { ourAccounts: words } = useWords();
  const styles = useStyles();
  return [
    {
      title: words.overview.customer,
      cell: ({ id, name, number }) => (
        <div className={styles.customer}>
          <span className={styles.name}>
            <TextLink to={accountPath(id, 'profiles')}>{name}</TextLink>
          </span>
          <span className={styles.quiet}>{words.number({ number })}</span>
        </div>
      ),
    },
    { title: words.access.granted, onCard: 'BELOW', cell: ({ access }) => <AccessNote access={access} /> },
    ...ATTENTIONS.map((attention): Column<CustomerRowFragment> => ({
      title: words.overview.titles[attention],
      isShort: true,
      // Without a link, the fact isn't on the card.
      cell: (account) =>
        attentionIn(account).includes(attention) && (
          <AttentionLink account={account} attention={attention} isTitled />
        ),
    })),
  ];
}
