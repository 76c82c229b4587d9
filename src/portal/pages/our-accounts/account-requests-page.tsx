import { useSearchParams } from 'react-router';
import { AccountPart } from './frame/account-part';
import { ManagedAccount, type ManagedAccountView } from './frame/managed-account';
import { DecideRequest } from './requests/decide-request';
import { RequestList } from './requests/request-list';

/** The requests for access to an account that the viewer can manage: the list, and the page to decide one. */
export function AccountRequestsPage() {
  return <ManagedAccount part="requests">{(account) => <Requests account={account} />}</ManagedAccount>;
}

// The forms have their own URL, so that Back leads from them to the list.
function Requests({ account }: { readonly account: ManagedAccountView }) {
  const decided = useSearchParams()[0].get('decide');
  if (decided !== null) return <DecideRequest key={decided} account={account} requestId={decided} />;
  return (
    <AccountPart account={account} part="requests">
      <RequestList account={account} />
    </AccountPart>
  );
}
