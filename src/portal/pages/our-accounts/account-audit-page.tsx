import { AuditList } from './audit/audit-list';
import { AccountPart } from './frame/account-part';
import { ManagedAccount } from './frame/managed-account';

/** What happened in an account that one looks after. */
export function AccountAuditPage() {
  return (
    <ManagedAccount>
      {(account) => (
        <AccountPart account={account} part="audit">
          <AuditList account={account} />
        </AccountPart>
      )}
    </ManagedAccount>
  );
}
