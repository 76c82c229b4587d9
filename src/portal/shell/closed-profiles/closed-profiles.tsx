import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type OwnProfilesQuery } from '../../graph/generated/graphql';
import { AskPartner } from '../contact/ask-partner';
import { programName } from '../program-name';
import { AccessExplanation } from './access-explanation';
import { partnerQuestions } from './partner-questions';

/** One of the viewer's profiles with the access of its account. */
export type OwnProfile = NonNullable<OwnProfilesQuery['viewer']>['profiles']['edges'][number]['node'];

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
    outline: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
  },
  company: { ...typographyStyles.subtitle1, display: 'block' },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** Lists profiles that can't be used, each with the reason, when it ends, and who to contact. */
export function ClosedProfiles({ profiles }: { readonly profiles: readonly OwnProfile[] }) {
  const styles = useStyles();
  const questions = partnerQuestions(profiles);
  return (
    <ul className={styles.list}>
      {profiles.map(({ id, displayName, role, account }) => {
        const question = questions.get(id);
        return (
          <li key={id} className={styles.item}>
            <span className={styles.company}>{account.name}</span>
            <span className={styles.quiet}>
              {programName(account.program)} · {account.number} · {displayName}
            </span>
            <AccessExplanation account={account} isAdministrator={role === 'ADMINISTRATOR'} />
            {question && <AskPartner {...question} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Returns the profiles whose accounts currently have no access. */
export function closedAmong(data: OwnProfilesQuery): OwnProfile[] {
  const edges = data.viewer?.profiles.edges ?? [];
  return edges.map(({ node }) => node).filter(({ account }) => !account.access.granted);
}
