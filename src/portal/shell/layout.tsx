import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Suspense } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { Footer } from './footer';
import { CONTENT_ID, Header } from './header';
import { LeaveGuard } from './leave-guard';
import { Notices } from './notices/notices';
import { PageProgress } from './page-progress';
import { PAGE_COLUMN } from './page-width';
import { FirstPage } from './starting';

const useStyles = makeStyles({
  // The footer is at the end of the window if the page is short.
  root: {
    display: 'flex',
    flexDirection: 'column',
    minBlockSize: '100vh',
    // Content that arrives later would move the footer.
    '& > main:has([data-loading]) ~ footer': { display: 'none' },
  },
  main: {
    ...typographyStyles.body1,
    ...PAGE_COLUMN,
    flexGrow: 1,
    outlineStyle: 'none',
    paddingBlock: tokens.spacingVerticalXXL,
    position: 'relative',
  },
});

/** The layout of every page: the header, the notices, the page, and the footer. */
export function Layout() {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {/* The boundaries are for the build, which doesn't know the viewer and the settings. */}
      <Suspense>
        <Header />
      </Suspense>
      <Suspense>
        <Notices />
      </Suspense>
      <main id={CONTENT_ID} tabIndex={-1} className={styles.main}>
        <PageProgress />
        <Suspense fallback={<FirstPage />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense>
        <Footer />
      </Suspense>
      <ScrollRestoration />
      <LeaveGuard />
    </div>
  );
}
