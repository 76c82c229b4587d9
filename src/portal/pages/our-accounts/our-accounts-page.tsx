import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** Our accounts: those that one looks after. */
export function OurAccountsPage() {
  return <PageTitle>{useWords().ourAccounts.title}</PageTitle>;
}
