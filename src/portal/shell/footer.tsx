import { makeStyles, tokens } from '@fluentui/react-components';
import paths from '../paths.json';
import { useSettings } from '../settings';
import { useWords } from '../words/words-context';
import { LanguageSwitch } from './language-switch';
import { OuterLink } from './outer-link';
import { PAGE_PADDING } from './page-width';
import { TextLink } from './text-link';

const useStyles = makeStyles({
  root: {
    alignItems: 'center',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    borderBlockStartStyle: 'solid',
    borderBlockStartWidth: '1px',
    columnGap: tokens.spacingHorizontalXXL,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: PAGE_PADDING,
    rowGap: tokens.spacingVerticalM,
  },
  links: {
    columnGap: tokens.spacingHorizontalXL,
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    rowGap: tokens.spacingVerticalS,
  },
});

/** The footer of every page: help, the operators' contact and privacy statement, and the languages. */
export function Footer() {
  const { frame } = useWords();
  const styles = useStyles();
  const { contact, privacy } = useSettings();
  return (
    <footer className={styles.root}>
      <ul className={styles.links}>
        <li>
          <TextLink to={paths.help}>{frame.navigation.help}</TextLink>
        </li>
        {contact !== null && (
          <li>
            <OuterLink href={`mailto:${contact}`}>{frame.footer.contact({ address: contact })}</OuterLink>
          </li>
        )}
        {privacy !== null && (
          <li>
            <OuterLink href={privacy}>{frame.footer.privacy}</OuterLink>
          </li>
        )}
      </ul>
      <LanguageSwitch />
    </footer>
  );
}
