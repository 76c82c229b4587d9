import { PageTitle } from '../../shell/page-title';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';

/** Confirms that the invitation was declined. */
export function Declined() {
  const { accept: words } = useWords();
  return (
    <>
      <PageTitle>{words.declined.title}</PageTitle>
      <p>{words.declined.text}</p>
      <p>
        <TextLink to="/">{words.home}</TextLink>
      </p>
    </>
  );
}
