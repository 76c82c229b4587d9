import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** What happened in an account that one looks after. */
export function AccountAuditPage() {
  return <PageTitle>{useWords().ourAccounts.title}</PageTitle>;
}
