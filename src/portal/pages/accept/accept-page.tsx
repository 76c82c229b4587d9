import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** The page that the link of an invitation opens. */
export function AcceptPage() {
  return <PageTitle>{useWords().accept.title}</PageTitle>;
}
