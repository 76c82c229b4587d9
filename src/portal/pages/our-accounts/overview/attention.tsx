import { makeStyles, tokens } from '@fluentui/react-components';
import { type AccountAttentionFragment } from '../../../graph/generated/graphql';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { accountPath } from '../../../account-path';

const useStyles = makeStyles({
  list: {
    columnGap: tokens.spacingHorizontalL,
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

// The list can't be filtered by all reasons of a count. It shows them with each invitation.
const PENDING = new URLSearchParams({ status: 'PENDING' }).toString();

/** What can need attention in an account. */
export type Attention = 'pending' | 'bounced' | 'expiringSoon' | 'administrator';

/** All that can need attention, in the order in which it's shown. */
export const ATTENTIONS: readonly Attention[] = ['pending', 'bounced', 'expiringSoon', 'administrator'];

/** The text about one thing that needs attention, as a link to the list. Null if it doesn't need attention. */
export function AttentionLink({
  account: { id, name, invitationSummary },
  attention,
  isTitled = false,
}: {
  readonly account: AccountAttentionFragment;
  readonly attention: Attention;
  /** Whether a column's title says what the number counts. */
  readonly isTitled?: boolean;
}) {
  const { overview: words } = useWords().ourAccounts;
  const { number } = useFormats();
  if (!invitationSummary || !needs(invitationSummary, attention)) return null;
  if (attention === 'administrator') {
    return <TextLink to={accountPath(id, 'profiles')}>{words.noAdministrator}</TextLink>;
  }
  const count = invitationSummary[attention];
  const to = `${accountPath(id, 'invitations')}?${PENDING}`;
  const text = words[attention]({ count });
  return isTitled ? (
    <TextLink to={to} label={words.ofAccount({ text, account: name })}>
      {number(count)}
    </TextLink>
  ) : (
    <TextLink to={to}>{text}</TextLink>
  );
}

/** Everything that needs attention in an account, as links. */
export function AttentionLinks({ account }: { readonly account: AccountAttentionFragment }) {
  const styles = useStyles();
  const summary = account.invitationSummary;
  const shown = ATTENTIONS.filter((attention) => summary && needs(summary, attention));
  if (shown.length === 0) return null;
  return (
    <ul role="list" className={styles.list}>
      {shown.map((attention) => (
        <li key={attention}>
          <AttentionLink account={account} attention={attention} />
        </li>
      ))}
    </ul>
  );
}

/** Returns whether something in an account needs attention. */
export function needs(
  summary: NonNullable<AccountAttentionFragment['invitationSummary']>,
  attention: Attention,
): boolean {
  return attention === 'administrator' ? !summary.hasAdministrator : summary[attention] > 0;
}
