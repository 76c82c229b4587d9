import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';
import { Address } from '../../../shell/address';
import { useFormats, useWords } from '../../../words/words-context';
import { Facts } from '../../../shell/facts';
import { type ManagedAccountView } from '../frame/managed-account';
import { StatusBadge } from '../../../shell/status-badge';
import { COLORS } from '../profiles/profile-columns';

/** The facts of a profile. */
export function PersonFacts({
  account,
  profile,
}: {
  readonly account: ManagedAccountView;
  readonly profile: ManagedProfileRowFragment;
}) {
  const { shell, ourAccounts } = useWords();
  const { profiles: words } = ourAccounts;
  const { day, language } = useFormats();
  const { email, role, status, locale, lastUsedAt, association } = profile;
  return (
    <Facts
      facts={[
        [words.editing.email, <Address key="email">{email}</Address>],
        [ourAccounts.person.account, account.name],
        [words.role, shell.roles[role]],
        [
          words.status,
          <StatusBadge key="status" color={COLORS[status]}>
            {words.statuses[status]}
          </StatusBadge>,
        ],
        [words.editing.language, language(locale)],
        [
          words.identity,
          association ? (
            <Address key="identity">{association.identity.username}</Address>
          ) : (
            words.unassociated
          ),
        ],
        [words.lastUsed, lastUsedAt === null ? words.never : day(lastUsedAt)],
      ]}
    />
  );
}
