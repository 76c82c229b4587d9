import { makeStyles } from '@fluentui/react-components';
import { shell } from '../words/english/shell';
import { useReplacesFirstPage } from './after-first-page';
import { firstPage } from './first-page';
import { useHeadingStyles } from './heading-styles';
import { PAGE_COLUMN } from './page-width';
import { Problem } from './problem';
import { Progress } from './progress';
import { StartingProgress } from './starting-progress';

const useStyles = makeStyles({
  main: { ...PAGE_COLUMN, paddingBlock: '1rem' },
});

/** Shown until the viewer is known: progress, and a heading for screen readers. */
export function Starting() {
  const styles = useStyles();
  if (firstPage.isShown()) return <StartingProgress />;
  return (
    <main className={styles.main}>
      <FirstPage />
    </main>
  );
}

/** Shows why the viewer couldn't be read, and a button to retry. */
export function NotStarted({ error, retry }: { readonly error: unknown; readonly retry: () => unknown }) {
  useReplacesFirstPage();
  return (
    <main className={useStyles().main}>
      <h1 className={useHeadingStyles().first}>{shell.product}</h1>
      <Problem error={error} retry={retry} />
    </main>
  );
}

/** Shown until the first page has loaded. */
export function FirstPage() {
  return (
    <>
      <HiddenTitle />
      <Progress />
    </>
  );
}

// For pages that have no title yet: the portal's name, which is the same in every language.
function HiddenTitle() {
  return <h1 className={useHeadingStyles().hidden}>{shell.product}</h1>;
}
