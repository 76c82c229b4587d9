import { makeStyles, tokens } from '@fluentui/react-components';
import { type AcceptedFragment, type InvitationFragment } from '../../graph/generated/graphql';
import { LinkButton } from '../../shell/link-button';
import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';
import { Company } from './company';

const useStyles = makeStyles({
  list: { listStyleType: 'none', paddingInlineStart: 0 },
  item: { marginBlock: tokens.spacingVerticalM },
});

/** Shows the associated profiles and links to the next page. */
export function Accepted({
  associations,
  identity,
}: {
  readonly associations: readonly AcceptedFragment[];
  readonly identity: InvitationFragment['currentIdentity'];
}) {
  const { accept, shell } = useWords();
  const words = accept.accepted;
  const styles = useStyles();
  const account = `${identity?.displayName ?? ''} (${identity?.username ?? ''})`;
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead({ account })}</p>
      <ul className={styles.list}>
        {associations.map(({ id, profile }) => (
          <li key={id} className={styles.item}>
            <Company account={profile.account} />
            {profile.displayName}, {shell.roles[profile.role]}
          </li>
        ))}
      </ul>
      <LinkButton to="/" isPrimary>
        {words.onward}
      </LinkButton>
    </>
  );
}
