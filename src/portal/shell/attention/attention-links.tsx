import { makeStyles, tokens } from '@fluentui/react-components';
import { type AccountAttentionFragment } from '../../graph/generated/graphql';
import { TextLink } from '../text-link';
import { useFormats, useWords } from '../../words/words-context';
import { StatusBadge } from '../status-badge';
import { type Attention, attentionIn, attentionPath, countOf, URGENCY } from './attention';

const COLORS = { 1: 'warning', 2: 'danger' } as const;

const useStyles = makeStyles({
  list: {
    columnGap: tokens.spacingHorizontalL,
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    rowGap: tokens.spacingVerticalXS,
  },
  item: { alignItems: 'center', columnGap: tokens.spacingHorizontalXS, display: 'flex' },
});

/** The text about one thing that needs attention, as a link to the list. */
export function AttentionLink({
  account,
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
  const { id, name } = account;
  const to = attentionPath(id, attention);
  if (attention === 'administrator') return <TextLink to={to}>{words.noAdministrator}</TextLink>;
  const count = countOf(account, attention);
  const text = words[attention]({ count });
  return isTitled ? (
    <TextLink to={to} label={words.ofAccount({ text, account: name })}>
      {number(count)}
    </TextLink>
  ) : (
    <TextLink to={to}>{text}</TextLink>
  );
}

/** Everything that needs attention in an account, as links. What is urgent has a badge. */
export function AttentionLinks({ account }: { readonly account: AccountAttentionFragment }) {
  const styles = useStyles();
  const found = attentionIn(account);
  if (found.length === 0) return null;
  return (
    <ul role="list" className={styles.list}>
      {found.map((attention) => (
        <li key={attention} className={styles.item}>
          <UrgencyBadge urgency={URGENCY[attention]} />
          <AttentionLink account={account} attention={attention} />
        </li>
      ))}
    </ul>
  );
}

function UrgencyBadge({ urgency }: { readonly urgency: 0 | 1 | 2 }) {
  return urgency === 0 ? null : <StatusBadge color={COLORS[urgency]}>!</StatusBadge>;
}
