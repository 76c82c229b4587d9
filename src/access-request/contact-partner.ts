import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { originOf, recordAuditEvent } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { enqueueMails } from '../mail/outbox.repository';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { PARTNER_CONTACT_TEMPLATE } from './partner-contact-mail';
import { findPartnerOf } from './partner-of';

/** Why contactPartner was refused. */
export type ContactPartnerRefusal = Refusal<'NOT_FOUND' | 'NO_PARTNER'> | RateLimited;

/** Asks an account's partner of record about the account's access. Returns the partner's name. */
export type ContactPartner = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
}) => Promise<Result<string, ContactPartnerRefusal>>;

/** The dependencies of contactPartner. */
export interface ContactPartnerDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
}

/**
 * Creates the use case that mails the administrators of an account's partner of record.
 *
 * The mail is about the caller's profile in the account, which `subjectId` contains. There's no text by the person,
 * because we would send it in mail in our name. Nothing is locked: the mail is dropped if the profile or the reader's
 * role is gone when it's sent.
 */
export function createContactPartner({
  database,
  clock,
  limits,
}: ContactPartnerDependencies): ContactPartner {
  return async ({ actor, requestId, accountId }) => {
    const profileId = ownProfileIn(actor, accountId);
    if (profileId === null) return refused('NOT_FOUND');
    const partner = await findPartnerOf(database.reads, accountId);
    const asked = partner ? await findAdministratorsToWrite(database.reads, partner.id) : [];
    if (!partner || asked.length === 0) return refused('NO_PARTNER');

    const allowance = await limits.count('contactPartner', `${actor.identityId}:${accountId}`);
    if (!allowance.ok) return allowance;
    const now = clock.now();
    await database.write(async (manager) => {
      await enqueueMails(
        manager,
        asked.map(({ email }) => ({
          template: PARTNER_CONTACT_TEMPLATE,
          subjectId: profileId,
          recipient: email,
        })),
        now,
      );
      await recordAuditEvent(manager, originOf(actor, requestId), {
        action: 'PARTNER_CONTACTED',
        accountId,
        profileId,
        subjectId: profileId,
        occurredAt: now,
      });
    });
    return ok(partner.name);
  };
}

/** Returns the person's profile in an account, preferably the one that they act as; null if they have none. */
function ownProfileIn(actor: Actor, accountId: string): string | null {
  if (!policy.mayContactPartner(actor, { accountId })) return null;
  if (actor.active?.accountId === accountId) return actor.active.profileId;
  for (const [id, own] of actor.ownProfiles) if (own.accountId === accountId) return id;
  return null;
}
