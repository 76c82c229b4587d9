import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** The Multiple Accounts page: chooses which profile to act as. */
export function AccountsPage() {
  return <PageTitle>{useWords().accounts.title}</PageTitle>;
}
