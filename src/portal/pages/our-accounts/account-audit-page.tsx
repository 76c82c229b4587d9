import { AuditList } from './audit/audit-list';
import { AccountPart } from './frame/account-part';
import { ManagedAccount } from './frame/managed-account';

/** The audit trail of an account that the viewer can manage. */
export function AccountAuditPage() {
  return (
    <ManagedAccount part="audit">
      {(account) => (
        <AccountPart account={account} part="audit">
          <AuditList account={account} />
        </AccountPart>
      )}
    </ManagedAccount>
  );
}
