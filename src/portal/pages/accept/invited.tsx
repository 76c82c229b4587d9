import { makeStyles, tokens } from '@fluentui/react-components';
import { type InvitationFragment } from '../../graph/generated/graphql';
import { SectionCard } from '../../shell/card';
import { useFormats, useWords } from '../../words/words-context';
import { Company } from './company';

const useStyles = makeStyles({
  list: {
    columnGap: tokens.spacingHorizontalL,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    marginBlockEnd: 0,
    marginBlockStart: tokens.spacingVerticalM,
    rowGap: tokens.spacingVerticalXS,
    '@media (max-width: 30rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { marginInlineStart: 0 },
});

/** Shows what the invitation is for: the company, the profile, the address, and when it expires. */
export function Invited({ invitation }: { readonly invitation: InvitationFragment }) {
  const { invited: words } = useWords().accept;
  const formats = useFormats();
  const styles = useStyles();
  const { account, profile, email, expiresAt } = invitation;
  const facts = [
    [words.profile, profile.displayName],
    [words.sentTo, email],
    [words.until, formats.dayAndTime(expiresAt)],
  ] as const;
  return (
    <SectionCard title={words.title}>
      <Company account={account} />
      <dl className={styles.list}>
        {facts.map(([term, value]) => [
          <dt key={`term ${term}`} className={styles.term}>
            {term}
          </dt>,
          <dd key={term} className={styles.value}>
            {value}
          </dd>,
        ])}
      </dl>
    </SectionCard>
  );
}
