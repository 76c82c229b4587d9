import { In, IsNull } from 'typeorm';
import type { Account } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import { AssociationEntity } from '../association/association.entity';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import type { Profile } from '../profile/profile';
import { findActiveByEmailKey } from '../profile/profile.repository';
import { ProfileEntity } from '../profile/profile.entity';
import type { Limits } from '../rate-limit/limits';
import { ok, refused, type Result } from '../result';
import type { SecretKeys } from '../secret-keys';
import { MOST_PROFILES_AT_ONCE } from './associate-profile';
import { findByToken } from './find-by-token';
import { type Invitation, statusOf, type InvitationStatus } from './invitation';
import { invitationIdIn } from './invitation-token';

/** A profile that accepting would associate, as the holder of the token may know it. */
export interface PreviewedProfile {
  readonly profile: Profile;
  readonly account: Account;
  /** The identity that the profile is associated with now; null when with none. */
  readonly heldByIdentityId: string | null;
}

/** What the holder of a genuine token may know before accepting. */
export interface InvitationPreview {
  readonly invitation: Invitation;
  readonly status: InvitationStatus;
  readonly invited: PreviewedProfile;
  /** The other active profiles of the mailbox, as many as go in one step; empty unless the invitation is pending. */
  readonly matching: readonly PreviewedProfile[];
}

/** Looks at an invitation without changing it; null for a token that isn't genuine. */
export type PreviewInvitation = (query: {
  readonly token: string;
  /** Whom the look is counted for: the identity, or the network address of one who isn't signed in. */
  readonly caller: string;
}) => Promise<Result<InvitationPreview | null, { readonly retryAfterSeconds: number }>>;

/** Makes the query that shows an invitation; each look counts as acceptances do, unless at what can be no token. */
export function createPreviewInvitation(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly keys: SecretKeys;
}): PreviewInvitation {
  const { database, clock, limits, keys } = dependencies;
  return async ({ token, caller }) => {
    if (invitationIdIn(token) === null) return ok(null);
    const allowance = await limits.count('tokenPerCaller', caller);
    if (!allowance.allowed) return refused({ retryAfterSeconds: allowance.retryAfterSeconds });
    const invitation = await findByToken(database.reads, keys, token);
    if (!invitation) return ok(null);

    const status = statusOf(invitation, clock.now());
    const own = await database.reads.findOneByOrFail(ProfileEntity, { id: invitation.profileId });
    const others =
      status === 'PENDING'
        ? // One more, since the invitation's own may be among them.
          await findActiveByEmailKey(database.reads, invitation.emailKey, MOST_PROFILES_AT_ONCE + 1)
        : [];
    const [invited, ...matching] = await previewed(database, [
      own,
      ...others.filter(({ id }) => id !== own.id).slice(0, MOST_PROFILES_AT_ONCE),
    ]);
    if (!invited) throw new Error(`Invitation ${invitation.id} is for no profile.`);
    return ok({ invitation, status, invited, matching });
  };
}

async function previewed(database: Database, profiles: readonly Profile[]): Promise<PreviewedProfile[]> {
  const accounts = await database.reads.findBy(AccountEntity, {
    id: In(profiles.map(({ accountId }) => accountId)),
  });
  const held = await database.reads.findBy(AssociationEntity, {
    profileId: In(profiles.map(({ id }) => id)),
    endedAt: IsNull(),
  });
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  const holderOf = new Map(held.map(({ profileId, identityId }) => [profileId, identityId]));
  return profiles.flatMap((profile) => {
    const account = accountOf.get(profile.accountId);
    return account ? [{ profile, account, heldByIdentityId: holderOf.get(profile.id) ?? null }] : [];
  });
}
