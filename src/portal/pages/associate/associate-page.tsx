import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** The association page: ties the profiles of an address to the Microsoft account. */
export function AssociatePage() {
  return <PageTitle>{useWords().associate.title}</PageTitle>;
}
