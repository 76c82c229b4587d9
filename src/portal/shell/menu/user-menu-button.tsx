import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { PersonCircle24Regular } from '@fluentui/react-icons/svg/person-circle';
import { type ComponentPropsWithRef } from 'react';
import { type MeFragment } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';

const useStyles = makeStyles({
  // Can be as narrow as the icon, if only that is shown.
  button: { maxInlineSize: 'min(60vw, 18rem)', minWidth: 'auto', paddingBlock: 0 },
  name: {
    display: 'grid',
    minInlineSize: 0,
    textAlign: 'start',
    // On the narrowest screens, only the icon fits next to the product's name. The accessible name still includes
    // the text.
    '@media (max-width: 23rem)': { display: 'none' },
  },
  line: {
    lineHeight: tokens.lineHeightBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  // On phones, only the company fits.
  person: { '@media (max-width: 30rem)': { display: 'none' } },
  company: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

/** Who is signed in: the name, and the company of the active profile. */
export interface Person {
  readonly person: string;
  readonly company: string | undefined;
}

/** Returns whom the button names. */
export function personOf({ identity, activeProfile }: MeFragment): Person {
  return {
    person: activeProfile?.displayName ?? identity.displayName,
    company: activeProfile?.account.name,
  };
}

/** The button of the user menu. Takes the properties by which a menu opens. */
export function UserMenuButton({ person, company, ...properties }: Person & ComponentPropsWithRef<'button'>) {
  const { shell } = useWords();
  const styles = useStyles();
  return (
    <Button
      {...properties}
      appearance="subtle"
      icon={<PersonCircle24Regular />}
      className={styles.button}
      aria-label={shell.menu.label({
        person: company === undefined ? person : `${person}, ${company}`,
      })}
    >
      <span className={styles.name}>
        <span className={mergeClasses(styles.line, company !== undefined && styles.person)}>{person}</span>{' '}
        {company !== undefined && <span className={styles.company}>{company}</span>}
      </span>
    </Button>
  );
}
