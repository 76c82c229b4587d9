import { IsNull, Not } from 'typeorm';
import type { Account } from '../account/account';
import { ACCOUNT_COLUMNS, accountOfRow } from '../account/account-row';
import { findFormerText } from '../audit/former-text';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { nullable, text } from '../database/row';
import { MailEntity } from '../mail/mail.entity';
import { type Profile, PROFILE_COLUMNS, profileOfRow } from '../profile/profile';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { ok, type Result } from '../foundation/result';
import type { SecretKeys } from '../foundation/secret-keys';
import { MOST_PROFILES_AT_ONCE } from './associate-profile';
import { findByToken } from './find-by-token';
import type { Invitation, InvitationStatus } from './invitation';
import { statusOf } from './invitation-status';
import { INVITATION_TEMPLATE } from './invitation-mail';
import { invitationIdIn } from './invitation-token';

/** A profile that accepting would associate, with the values that the token's holder can see. */
export interface PreviewedProfile {
  readonly profile: Profile;
  readonly account: Account;
  /** The identity with which the profile is associated; null if none. */
  readonly heldByIdentityId: string | null;
}

/** What the holder of a valid token can see before accepting. */
export interface InvitationPreview {
  readonly invitation: Invitation;
  readonly status: InvitationStatus;
  /** Its profile, with the current names, or those in the mail if the invitation is no longer pending. */
  readonly invited: PreviewedProfile;
  /** The mailbox's other active profiles, up to the maximum for one call; empty unless the invitation is pending. */
  readonly matching: readonly PreviewedProfile[];
}

/** Reads an invitation without changing it; null for an invalid token. */
export type PreviewInvitation = (query: {
  readonly token: string;
  /** For the rate limit: the identity, or the network address if the caller isn't signed in. */
  readonly caller: string;
}) => Promise<Result<InvitationPreview | null, RateLimited>>;

/**
 * Creates the query that previews an invitation. Each call counts like an acceptance, except with a malformed token.
 */
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
    if (!allowance.ok) return allowance;
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

/** Replaces the names of a profile and its account with those in the invitation's mail, since they may have changed. */
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
