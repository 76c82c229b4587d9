import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type CustomerRowFragment } from '../../../graph/generated/graphql';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { AttentionLinks } from '../../../shell/attention/attention-links';
import { AccessNote } from '../../../shell/access-note';
import { accountPath } from '../../../account-path';

const useStyles = makeStyles({
  line: {
    borderBlockEndColor: tokens.colorNeutralStroke2,
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '1px',
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalM,
  },
  name: { ...typographyStyles.subtitle2 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** An item in the list of accounts: a link to its profiles, whether it has access, and what needs attention. */
export function AccountLine({ account }: { readonly account: CustomerRowFragment }) {
  const { ourAccounts: words } = useWords();
  const styles = useStyles();
  return (
    <li className={styles.line}>
      <span className={styles.name}>
        <TextLink to={accountPath(account.id, 'profiles')}>{account.name}</TextLink>
      </span>
      <span className={styles.quiet}>{words.number({ number: account.number })}</span>
      <AccessNote access={account.access} />
      <AttentionLinks account={account} />
    </li>
  );
}
