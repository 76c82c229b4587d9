import { AskPartner } from './ask-partner';
import { ContactAdministrators } from './contact-administrators';

/** Offers to write to an account's administrators or, if there are none, to its partner of record. */
export function AskForHelp({
  accountId,
  contacts: { administrators, partnerName },
}: {
  readonly accountId: string;
  readonly contacts: {
    /** The administrators other than the reader. */
    readonly administrators: readonly object[];
    readonly partnerName: string | null;
  };
}) {
  if (administrators.length > 0) return <ContactAdministrators accountId={accountId} />;
  return (
    partnerName !== null && <AskPartner accountId={accountId} partner={partnerName} topic="aboutAccess" />
  );
}
