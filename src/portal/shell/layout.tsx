import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { requestsUnderWay } from '../graph/requests-under-way';
import { useWords } from '../words/words-context';
import { CONTENT_ID, Header } from './header';
import { LeaveGuard } from './leave-guard';
import { NavigationProgress } from './navigation-progress';
import { Notices } from './notices/notices';

const useStyles = makeStyles({
  main: {
    ...typographyStyles.body1,
    marginInline: 'auto',
    maxInlineSize: '64rem',
    outlineStyle: 'none',
    paddingBlock: tokens.spacingVerticalXXL,
    paddingInline: '1rem',
    position: 'relative',
  },
});

/** The layout of every page: the header, the notices, and the page. */
export function Layout() {
  const { shell } = useWords();
  const isNavigating = useNavigation().state === 'loading';
  const isAsking = useSyncExternalStore(requestsUnderWay.subscribe, requestsUnderWay.areAny);
  return (
    <>
      <Header />
      <Notices />
      <main id={CONTENT_ID} tabIndex={-1} className={useStyles().main}>
        <NavigationProgress
          isNavigating={isNavigating || isAsking}
          label={isNavigating ? shell.newPage : shell.loading}
        />
        <Outlet />
      </main>
      <ScrollRestoration />
      <LeaveGuard />
    </>
  );
}
