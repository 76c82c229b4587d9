import { Button } from '@fluentui/react-components';
import { useWords } from '../words/words-context';
import { PageTitle } from './page-title';

/** Replaces a page that failed to load or crashed. Its files may be gone after a release. */
export function PageProblem() {
  const { shell } = useWords();
  return (
    <>
      <PageTitle>{shell.failure.title}</PageTitle>
      <p>{shell.failure.page}</p>
      <Button appearance="primary" onClick={() => location.reload()}>
        {shell.failure.reload}
      </Button>
    </>
  );
}
