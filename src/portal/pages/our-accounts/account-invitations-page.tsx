import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** The invitations of an account that one looks after. */
export function AccountInvitationsPage() {
  return <PageTitle>{useWords().ourAccounts.title}</PageTitle>;
}
