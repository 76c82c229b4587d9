import { AccountPart } from './frame/account-part';
import { ManagedAccount } from './frame/managed-account';
import { InvitationList } from './invitations/invitation-list';

/** The invitations of an account that the viewer can manage. */
export function AccountInvitationsPage() {
  return (
    <ManagedAccount part="invitations">
      {(account) => (
        <AccountPart account={account} part="invitations">
          <InvitationList account={account} />
        </AccountPart>
      )}
    </ManagedAccount>
  );
}
