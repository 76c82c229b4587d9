import { Button } from '@fluentui/react-components';
import { useWords } from '../words/words-context';
import { PageTitle } from './page-title';

/** Takes the place of a page that could not be loaded or broke: a newer version may have replaced it. */
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
