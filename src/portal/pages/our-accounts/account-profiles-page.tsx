import { useSearchParams } from 'react-router';
import { AddMany } from './adding/add-many';
import { AddOne } from './adding/add-one';
import { AccountPart } from './frame/account-part';
import { ManagedAccount, type ManagedAccountView } from './frame/managed-account';
import { EditColleague } from './profiles/edit-colleague';
import { ProfileList } from './profiles/profile-list';

/**
 * The profiles of an account that the viewer can manage: the list, and the forms to add or change profiles.
 */
export function AccountProfilesPage() {
  return <ManagedAccount part="profiles">{(account) => <Profiles account={account} />}</ManagedAccount>;
}

// The forms have their own URLs, so that Back leads from a form to the list.
function Profiles({ account }: { readonly account: ManagedAccountView }) {
  const [search] = useSearchParams();
  const edited = search.get('edit');
  if (edited !== null) return <EditColleague key={edited} account={account} profileId={edited} />;
  switch (search.get('add')) {
    case 'one':
      return <AddOne account={account} />;
    case 'many':
      return <AddMany account={account} />;
    default:
      return (
        <AccountPart account={account} part="profiles">
          <ProfileList account={account} />
        </AccountPart>
      );
  }
}
