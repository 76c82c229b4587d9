import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** The profiles of an account that one looks after. */
export function AccountProfilesPage() {
  return <PageTitle>{useWords().ourAccounts.title}</PageTitle>;
}
