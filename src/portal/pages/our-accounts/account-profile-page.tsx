import { ManagedAccount } from './frame/managed-account';
import { Person } from './person/person';

/** A profile of an account that the viewer can manage. */
export function AccountProfilePage() {
  return <ManagedAccount>{(account) => <Person account={account} />}</ManagedAccount>;
}
