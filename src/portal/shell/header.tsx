import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useViewer } from '../graph/viewer-context';
import { useWords } from '../words/words-context';

const UserMenu = lazy(async () => ({ default: (await import('./menu/user-menu')).UserMenu }));

const useStyles = makeStyles({
  header: {
    alignItems: 'center',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '1px',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    justifyContent: 'space-between',
    // The menu loads later, and mustn't shift the content below.
    minBlockSize: '3.5rem',
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: 'max(1rem, (100% - 62rem) / 2)',
  },
  product: {
    ...typographyStyles.subtitle2,
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
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

/** The header of every page: the skip link, the home link, and the menu of signed-in people. */
export function Header() {
  const { shell } = useWords();
  const viewer = useViewer();
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <a className={styles.skip} href={`#${CONTENT_ID}`} onClick={skip}>
        {shell.skip}
      </a>
      <Link to="/" className={styles.product}>
        {shell.product}
      </Link>
      {viewer && (
        <Suspense>
          <UserMenu viewer={viewer} />
        </Suspense>
      )}
    </header>
  );
}

// Moves the focus without changing the URL's fragment, which would add a history entry.
function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById(CONTENT_ID)?.focus();
}
