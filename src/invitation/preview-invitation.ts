import { IsNull, Not } from 'typeorm';
import type { Account } from '../account/account';
import { ACCOUNT_COLUMNS, accountOfRow } from '../account/account-row';
import { findFormerText } from '../audit/former-text';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { nullable, text } from '../database/row';
import { MailEntity } from '../mail/mail.entity';
import type { Profile } from '../profile/profile';
import { PROFILE_COLUMNS, profileOfRow } from '../profile/profile-row';
import type { Limits } from '../rate-limit/limits';
import { ok, refused, type Result } from '../foundation/result';
import type { SecretKeys } from '../foundation/secret-keys';
import { MOST_PROFILES_AT_ONCE } from './associate-profile';
import { findByToken } from './find-by-token';
import { type Invitation, statusOf, type InvitationStatus } from './invitation';
import { INVITATION_TEMPLATE } from './invitation-mail';
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
  /** The profile that it is for, with the names as they are; once the invitation is closed, as its mail has them. */
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
    const [invited] = await find(database, 'WHERE profile.id = ?', [invitation.profileId]);
    if (!invited) throw new Error(`Invitation ${invitation.id} is for no profile.`);
    if (status !== 'PENDING')
      return ok({ invitation, status, invited: await asMailed(database, invitation, invited), matching: [] });
    return ok({ invitation, status, invited, matching: await findMatching(database, invitation) });
  };
}

/** Gives a profile and its account the names that the invitation's mail has, which they may have changed since. */
async function asMailed(
  { reads }: Database,
  { id, createdAt, accountId, profileId }: Invitation,
  { profile, account, heldByIdentityId }: PreviewedProfile,
): Promise<PreviewedProfile> {
  const sent = await reads.findOne(MailEntity, {
    where: { subjectId: id, template: INVITATION_TEMPLATE, finishedAt: Not(IsNull()) },
    order: { id: 'DESC' },
  });
  const at = sent?.finishedAt ?? createdAt;
  const ofProfile = { accountId, profileId, action: 'PROFILE_UPDATED', field: 'displayName' } as const;
  const ofAccount = { accountId, profileId: null, action: 'ACCOUNT_UPDATED', field: 'name' } as const;
  const displayName = (await findFormerText(reads, ofProfile, at)) ?? profile.displayName;
  const name = (await findFormerText(reads, ofAccount, at)) ?? account.name;
  return { profile: { ...profile, displayName }, account: { ...account, name }, heldByIdentityId };
}

async function findMatching(
  database: Database,
  { emailKey, profileId }: Invitation,
): Promise<PreviewedProfile[]> {
  return find(
    database,
    `WHERE profile.email_key = ? AND profile.status = 'ACTIVE' AND profile.id <> ?
     ORDER BY profile.id LIMIT ${String(MOST_PROFILES_AT_ONCE)}`,
    [emailKey, profileId],
  );
}

const textOrNull = nullable(text);

async function find(
  database: Database,
  condition: string,
  parameters: readonly string[],
): Promise<PreviewedProfile[]> {
  const rows = await database.select(
    `SELECT ${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS}, association.identity_id AS held_by_identity_id
     FROM profile
     JOIN account ON account.id = profile.account_id
     LEFT JOIN association ON association.profile_id = profile.id AND association.ended_at IS NULL
     ${condition}`,
    parameters,
  );
  return rows.map((row) => ({
    profile: profileOfRow(row),
    account: accountOfRow(row),
    heldByIdentityId: textOrNull(row, 'held_by_identity_id'),
  }));
}
