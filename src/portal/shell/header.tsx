import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { useViewer } from '../graph/viewer-context';
import { useWords } from '../words/words-context';
import { UserMenu } from './menu/user-menu';
import { Navigation, NavigationSpace } from './navigation';
import { PAGE_PADDING } from './page-width';
import { WordMark } from './word-mark';

const useStyles = makeStyles({
  header: {
    alignItems: 'center',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '1px',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    // The first content has no menu, which mustn't shift the content below when it appears.
    minBlockSize: '3.5rem',
    paddingInline: PAGE_PADDING,
  },
  product: {
    alignItems: 'center',
    display: 'flex',
    minBlockSize: '3.5rem',
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    // On the narrowest screens, the name can break into two lines.
    '@media (max-width: 23rem)': { maxInlineSize: 'calc(100% - 4rem)' },
  },
  // A row of its own below the name and the menu, unless all fit into one.
  navigation: {
    '@media (max-width: 60rem)': { flexBasis: '100%', order: 1 },
    '@media (min-width: 60.01rem)': { marginInlineStart: tokens.spacingHorizontalL },
  },
  menu: {
    flexBasis: 0,
    flexGrow: 1,
    minInlineSize: '2.75rem',
    textAlign: 'end',
  },
  skip: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    insetBlockStart: 0,
    insetInlineStart: 0,
    padding: tokens.spacingVerticalM,
    position: 'absolute',
    zIndex: 1,
    ':not(:focus)': { clipPath: 'inset(50%)' },
  },
});

/** The id of the skip link's target. */
export const CONTENT_ID = 'content';

/** The header of every page: the skip link, the home link, and the navigation and the menu of signed-in people. */
export function Header() {
  const { shell } = useWords();
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <a className={styles.skip} href={`#${CONTENT_ID}`} onClick={skip}>
        {shell.skip}
      </a>
      <Link to="/" className={styles.product}>
        <WordMark />
      </Link>
      <Suspense fallback={<NavigationSpace className={styles.navigation} />}>
        <Navigation className={styles.navigation} />
      </Suspense>
      <Suspense>
        <ViewerMenu />
      </Suspense>
    </header>
  );
}

function ViewerMenu() {
  const viewer = useViewer();
  const styles = useStyles();
  return (
    viewer && (
      <div className={styles.menu}>
        <UserMenu viewer={viewer} />
      </div>
    )
  );
}

// Moves the focus without changing the URL's fragment, which would add a history entry.
function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById(CONTENT_ID)?.focus();
}
