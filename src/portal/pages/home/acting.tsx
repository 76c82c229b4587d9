import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ActingProfileFragment, type ManagedAccountRowFragment } from '../../graph/generated/graphql';
import { PageTitle } from '../../shell/page-title';
import { programName } from '../../shell/program-name';
import { useWords } from '../../words/words-context';
import { AccessNote } from '../../shell/access-note';

const useStyles = makeStyles({
  root: {
    '& h1': {
      ...typographyStyles.largeTitle,
      marginBlock: `${tokens.spacingVerticalXS} ${tokens.spacingVerticalS}`,
    },
    '@media (max-width: 40rem)': { '& h1': typographyStyles.title1 },
  },
  facts: { color: tokens.colorNeutralForeground2, margin: 0 },
  // The access is loaded later.
  access: { marginBlockStart: tokens.spacingVerticalS, minBlockSize: '1.25rem' },
});

/** The company that the person acts for: its name, its extranet, the profile, and until when the company has access. */
export function Acting({
  profile: { displayName, role, account },
  access,
}: {
  readonly profile: ActingProfileFragment;
  readonly access: ManagedAccountRowFragment['access'] | undefined;
}) {
  const { home: words, shell } = useWords();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Badge appearance="tint" size="large">
        {programName(account.program)}
      </Badge>
      <PageTitle>{account.name}</PageTitle>
      <p className={styles.facts}>
        {displayName} · {shell.roles[role]} · {words.number({ number: account.number })}
      </p>
      <div className={styles.access}>{access && <AccessNote access={access} />}</div>
    </div>
  );
}
