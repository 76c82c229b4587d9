import { makeStyles } from '@fluentui/react-components';
import { shell } from '../words/english/shell';
import { useHeadingStyles } from './heading-styles';
import { Problem } from './problem';
import { Progress } from './progress';

const useStyles = makeStyles({
  main: { marginInline: 'auto', maxInlineSize: '64rem', padding: '1rem' },
});

/** What is there until it is known whom the portal is for: progress, under a heading for those who cannot see it. */
export function Starting() {
  return (
    <main className={useStyles().main}>
      <FirstPage />
    </main>
  );
}

/** Says why that could not be found out, and offers to try again. */
export function NotStarted({ error, retry }: { readonly error: unknown; readonly retry: () => unknown }) {
  return (
    <main className={useStyles().main}>
      <h1 className={useHeadingStyles().first}>{shell.product}</h1>
      <Problem error={error} retry={retry} />
    </main>
  );
}

/** What stands in the place of the first page while that is loaded. */
export function FirstPage() {
  return (
    <>
      <HiddenTitle />
      <Progress />
    </>
  );
}

// Of what has none of its own yet: the name of the portal, which is the same in every language.
function HiddenTitle() {
  return <h1 className={useHeadingStyles().hidden}>{shell.product}</h1>;
}
