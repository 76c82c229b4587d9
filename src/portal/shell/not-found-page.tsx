import { PageTitle } from './page-title';
import { TextLink } from './text-link';
import { useWords } from '../words/words-context';

/** The page for unknown paths. */
export function NotFoundPage() {
  const { notFound: words } = useWords().shell;
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text}</p>
      <p>
        <TextLink to="/">{words.home}</TextLink>
      </p>
    </>
  );
}
